package racelane.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.Token;

/** One function while it is compiled: the scope that is open, its locals, labels and returns. */
final class FunctionState {
    private record Label(int at, Scope scope) {}

    private record Goto(int at, String name, Scope scope, int locals, Token token) {}

    private final ProgramBuilder program;
    private final Code code;
    private final int entry;
    private Scope scope;
    private int nextLocal;
    private int mostLocals;
    private final List<Integer> returns = new ArrayList<>();
    private final Map<String, Label> labels = new LinkedHashMap<>();
    private final List<Goto> gotos = new ArrayList<>();
    private final List<Program.OwningLocal> owning = new ArrayList<>();

    FunctionState(ProgramBuilder program) {
        this.program = program;
        this.code = program.code;
        this.entry = code.here();
        this.scope = new Scope(null, 0);
    }

    Scope scope() {
        return scope;
    }

    int nextLocal() {
        return nextLocal;
    }

    void open() {
        scope = new Scope(scope, nextLocal);
    }

    /** Ends the block on its normal way out: its locals become zero, as if they had never been. */
    void close() {
        if (nextLocal > scope.firstLocal) {
            code.emit(Op.CLEAR, scope.firstLocal, nextLocal, null);
        }
        closeQuietly();
    }

    /** Ends the block where no code can come out of it that way, or where an instruction has cleared its locals already. */
    void closeQuietly() {
        for (Program.OwningLocal local : scope.owning) {
            owning.add(new Program.OwningLocal(local.local(), local.from(), code.here()));
        }
        nextLocal = scope.firstLocal;
        scope = scope.outer;
    }

    int declare(String name, int type, Token at) {
        if (scope.locals.containsKey(name)) {
            program.errors.at(at, name + " is declared twice in this block: rename one of the two");
        }
        scope.locals.put(name, new Scope.Local(nextLocal, type));
        return hidden();
    }

    /** A local without a name. */
    int hidden() {
        mostLocals = Math.max(mostLocals, nextLocal + 1);
        return nextLocal++;
    }

    void owns(int local) {
        scope.owning.add(new Program.OwningLocal(local, code.here(), -1));
    }

    void emitReturn() {
        for (int i = scope.atomicsUpTo(null); i > 0; i--) {
            code.emit(Op.ATOMIC_END);
        }
        returns.add(code.emit(Op.RETURN));
    }

    /** A jump that leaves all scopes inside {@code target}, patched later to where it goes. */
    int emitExit(Scope target, int keepLocals) {
        int at = code.emit(Op.GOTO, 0, keepLocals, null);
        code.patchC(at, nextLocal | scope.atomicsUpTo(target) << 16);
        return at;
    }

    void label(String name, Token at) {
        if (labels.putIfAbsent(name, new Label(code.here(), scope)) != null) {
            program.errors.at(at, "label " + name + " stands twice in this function: rename one of the two");
        }
    }

    void emitGoto(String name, Token at) {
        gotos.add(new Goto(code.emit(Op.GOTO), name, scope, nextLocal, at));
    }

    Program.Function finish(String name, int parameters, int line) {
        code.push(0);
        emitReturn();
        for (Goto jump : gotos) {
            resolve(jump);
        }
        for (int at : returns) {
            code.patchA(at, mostLocals);
        }
        if (mostLocals > 0xffff) {
            program.errors.at(line, 1, "function " + name + " has more than 65535 locals: write less");
        }
        for (Program.OwningLocal local : scope.owning) {
            owning.add(new Program.OwningLocal(local.local(), local.from(), code.here()));
        }
        return new Program.Function(name, entry, mostLocals, parameters, line, List.copyOf(owning));
    }

    private void resolve(Goto jump) {
        Label label = labels.get(jump.name());
        if (label == null) {
            program.errors.at(jump.token(), "there is no label " + jump.name() + " in this function: write " + jump.name() + ": where it should go");
            return;
        }
        Scope common = label.scope();
        for (; !jump.scope().isInside(common); common = common.outer) {
            if (common.atomic) {
                program.errors.at(jump.token(), "goto " + jump.name() + " leads into an atomic block: put the label before the block");
                return;
            }
            if (common.counted) {
                program.errors.at(jump.token(), "goto " + jump.name() + " leads into a repeat or for loop: put the label before the loop");
                return;
            }
        }
        int keep = jump.locals();
        for (Scope left = jump.scope(); left != common; left = left.outer) {
            keep = left.firstLocal;
        }
        code.patchA(jump.at(), label.at());
        code.patchB(jump.at(), keep);
        code.patchC(jump.at(), jump.locals() | jump.scope().atomicsUpTo(common) << 16);
    }
}
