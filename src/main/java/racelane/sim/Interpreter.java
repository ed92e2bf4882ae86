package racelane.sim;

import java.util.Arrays;
import racelane.scenario.FindingKind;
import racelane.scenario.Op;
import racelane.scenario.Program;
import racelane.scenario.Value;

/** Goes from instruction to instruction: private computation and calls here, everything that can be seen by others in {@link Effects}. */
final class Interpreter {
    private final Core core;
    private final Program program;
    private final Memory memory;
    private final Pointers pointers;
    private final Arithmetic arithmetic;
    private final Waits waits;
    private final Effects effects;

    Interpreter(Core core, Memory memory, Waits waits, Effects effects) {
        this.core = core;
        this.program = core.program;
        this.memory = memory;
        this.pointers = new Pointers(core);
        this.arithmetic = new Arithmetic(core);
        this.waits = waits;
        this.effects = effects;
    }

    /** One step: its visible instruction, and what is private up to the next one. */
    void step() {
        int[] ops = program.op;
        boolean stepped = false;
        while (core.stop == Core.RUNNING) {
            int op = ops[core.pc];
            if (core.atomics == 0 && (op >= Op.FIRST_STEP || op >= Op.DEVRES_NEXT && core.isVisible())) {
                if (stepped) {
                    return;
                }
                stepped = true;
                core.operations = 0;
            }
            count("step");
            execute(op);
        }
    }

    /** What a thread computes before its first step. */
    void settle() {
        core.operations = 0;
        while (core.stop == Core.RUNNING && !core.isVisible()) {
            count("step");
            execute(program.op[core.pc]);
        }
    }

    /** The whole body of a check, up to its result on the stack. */
    void check() {
        core.operations = 0;
        while (core.stop == Core.RUNNING && !(core.depth == 0 && program.op[core.pc] == Op.RETURN)) {
            count("check");
            execute(program.op[core.pc]);
        }
    }

    private void count(String what) {
        if (++core.operations > Core.MAX_PRIVATE) {
            throw new BoundReached(Core.MAX_PRIVATE + " operations in one " + what);
        }
    }

    private void execute(int op) {
        if (op >= Op.FIRST_STEP) {
            effects.act(op);
            return;
        }
        long[] stack = core.stack;
        switch (op) {
            case Op.PUSH -> core.push(program.consts[program.a[core.pc]]);
            case Op.LOCAL -> core.push(stack[core.frame + program.a[core.pc]]);
            case Op.SET_LOCAL -> stack[core.frame + program.a[core.pc]] = stack[--core.sp];
            case Op.CLEAR -> Arrays.fill(stack, core.frame + program.a[core.pc], core.frame + program.b[core.pc], 0);
            case Op.POP -> core.sp--;
            case Op.DUP -> core.push(stack[core.sp - 1]);
            case Op.SWAP -> {
                long top = stack[core.sp - 1];
                stack[core.sp - 1] = stack[core.sp - 2];
                stack[core.sp - 2] = top;
            }
            case Op.NEG, Op.COMPLEMENT -> arithmetic.unary(op);
            case Op.NOT -> stack[core.sp - 1] = stack[core.sp - 1] == 0 ? 1 : 0;
            case Op.TRUTH -> stack[core.sp - 1] = stack[core.sp - 1] == 0 ? 0 : 1;
            case Op.JUMP -> {
                core.pc = program.a[core.pc];
                return;
            }
            case Op.JUMP_ZERO -> {
                core.pc = stack[--core.sp] == 0 ? program.a[core.pc] : core.pc + 1;
                return;
            }
            case Op.GOTO -> {
                int leaves = program.c[core.pc];
                Arrays.fill(stack, core.frame + program.b[core.pc], Math.max(core.frame + program.b[core.pc], core.frame + (leaves & 0xffff)), 0);
                core.atomics -= leaves >>> 16;
                core.pc = program.a[core.pc];
                return;
            }
            case Op.FIELD -> stack[core.sp - 1] = pointers.field(stack[core.sp - 1], program.a[core.pc]);
            case Op.INDEX -> {
                core.sp--;
                stack[core.sp - 1] = pointers.index(stack[core.sp - 1], stack[core.sp]);
            }
            case Op.CONTAINER -> stack[core.sp - 1] = pointers.container(stack[core.sp - 1], program.a[core.pc], program.b[core.pc]);
            case Op.CALL -> {
                core.enter(program.a[core.pc], program.b[core.pc], core.pc + 1);
                return;
            }
            case Op.CALL_POINTER -> {
                callPointer();
                return;
            }
            case Op.RETURN -> {
                leave();
                return;
            }
            case Op.SELF -> core.push(core.thread < program.threads.size() ? program.threads.get(core.thread).self() : 0);
            case Op.PRINTK -> printk();
            case Op.ASSERT -> {
                if (core.pop() == 0) {
                    core.find(FindingKind.CHECK_FAILED, null, "assert(" + program.strings.get(program.a[core.pc]) + ") is false");
                }
            }
            case Op.ATOMIC_END -> core.atomics--;
            case Op.WAIT_END -> {
                core.atomics--;
                if (core.pop() == 0) {
                    core.block();
                }
            }
            case Op.DEVRES_NEXT -> {
                devresNext();
                return;
            }
            case Op.LOAD_IF_POINTER -> {
                if (core.isVisible()) {
                    memory.load(core.pop(), Witness.Deed.LOAD);
                }
            }
            default -> arithmetic.binary(op);
        }
        if (core.stop == Core.RUNNING) {
            core.pc++;
        }
    }

    private void callPointer() {
        int arguments = program.b[core.pc];
        long function = core.stack[core.sp - arguments - 1];
        if (!Value.isFunction(function)) {
            core.oops(function == 0 ? "call through a null pointer" : "call through a pointer that is no function");
            return;
        }
        if (program.functions.get(Value.offset(function)).parameters() != arguments) {
            core.oops("call of " + program.functions.get(Value.offset(function)).name() + " with " + arguments + " arguments");
            return;
        }
        // The arguments move down over the function: the result must come to lie where it was.
        System.arraycopy(core.stack, core.sp - arguments, core.stack, core.sp - arguments - 1, arguments);
        core.sp--;
        core.enter(Value.offset(function), arguments, core.pc + 1);
    }

    private void leave() {
        long result = core.pop();
        long back = core.stack[core.frame + program.a[core.pc]];
        if (core.witness != null && back != -1) {
            core.witness.saw(Witness.Deed.RETURN, core.pc, 0, 0, result, program.functions.get(program.functionOf[core.pc]).name());
        }
        if (back == -1) {
            core.stop = Core.ENDED;
            return;
        }
        core.depth--;
        core.sp = core.frame;
        core.frame = (int) (back >>> 32);
        core.pc = (int) back;
        core.push(result);
    }

    private void printk() {
        int count = program.b[core.pc];
        core.sp -= count;
        if (core.witness != null) {
            String text = Printed.format(program.strings.get(program.a[core.pc]), Arrays.copyOfRange(core.stack, core.sp, core.sp + count), core);
            core.witness.saw(Witness.Deed.PRINT, core.pc, 0, 0, 0, text);
        }
    }

    private void devresNext() {
        if (core.stack[core.sp - 1] == 0) {
            core.sp--;
            core.pc = program.a[core.pc];
            return;
        }
        long function = waits.devresNext();
        if (function == 0) {
            core.pc++;
        } else if (!Value.isFunction(function) || program.functions.get(Value.offset(function)).parameters() != 1) {
            core.oops("a devm action that is no function of one argument");
        } else {
            core.enter(Value.offset(function), 1, core.pc + 1);
        }
    }
}
