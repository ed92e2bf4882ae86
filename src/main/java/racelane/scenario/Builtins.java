package racelane.scenario;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.antlr.v4.runtime.Token;

/** Calls: of functions, through pointers, and of what the language brings along. Each pushes exactly one value. */
final class Builtins {
    /** What a built-in does with its arguments. */
    private enum Shape { THING, THING_VALUE, VALUE, VALUES, WORK, NONE, LISTS, SPECIAL }

    private record Builtin(int arguments, Shape shape, int op, int a, ExpressionCompiler.Kind result) {}

    private static final ExpressionCompiler.Kind NUMBER = ExpressionCompiler.Kind.NUMBER;
    private static final ExpressionCompiler.Kind POINTER = ExpressionCompiler.Kind.POINTER;
    private static final Map<String, Builtin> ALL = all();

    private final ExpressionCompiler to;
    private final ProgramBuilder program;
    private final Code code;

    Builtins(ExpressionCompiler to) {
        this.to = to;
        this.program = to.program;
        this.code = to.code;
    }

    private static Map<String, Builtin> all() {
        Map<String, Builtin> all = new TreeMap<>();
        all.put("refcount_set", new Builtin(2, Shape.THING_VALUE, Op.REFCOUNT, Op.RC_SET, NUMBER));
        all.put("refcount_read", new Builtin(1, Shape.THING, Op.REFCOUNT, Op.RC_READ, NUMBER));
        all.put("refcount_inc", new Builtin(1, Shape.THING, Op.REFCOUNT, Op.RC_INC, NUMBER));
        all.put("refcount_inc_not_zero", new Builtin(1, Shape.THING, Op.REFCOUNT, Op.RC_INC_NOT_ZERO, NUMBER));
        all.put("refcount_dec", new Builtin(1, Shape.THING, Op.REFCOUNT, Op.RC_DEC, NUMBER));
        all.put("refcount_dec_and_test", new Builtin(1, Shape.THING, Op.REFCOUNT, Op.RC_DEC_AND_TEST, NUMBER));
        all.put("kref_init", new Builtin(1, Shape.SPECIAL, Op.REFCOUNT, Op.RC_SET, NUMBER));
        all.put("kref_get", new Builtin(1, Shape.THING, Op.REFCOUNT, Op.RC_INC, NUMBER));
        all.put("kref_get_unless_zero", new Builtin(1, Shape.THING, Op.REFCOUNT, Op.RC_INC_NOT_ZERO, NUMBER));
        all.put("kref_read", new Builtin(1, Shape.THING, Op.REFCOUNT, Op.RC_READ, NUMBER));
        all.put("kref_put", new Builtin(2, Shape.SPECIAL, Op.KREF_PUT, 0, NUMBER));
        String[] locks = {"", "read_", "write_"};
        for (int how = 0; how < locks.length; how++) {
            all.put(locks[how] + "lock", new Builtin(1, Shape.THING, Op.LOCK, how, NUMBER));
            all.put(locks[how] + "trylock", new Builtin(1, Shape.THING, Op.TRYLOCK, how, NUMBER));
            all.put(locks[how] + "unlock", new Builtin(1, Shape.THING, Op.UNLOCK, how, NUMBER));
        }
        all.put("complete", new Builtin(1, Shape.THING, Op.COMPLETE, 0, NUMBER));
        all.put("wait_for", new Builtin(1, Shape.THING, Op.WAIT_FOR, 0, NUMBER));
        all.put("wait", new Builtin(1, Shape.SPECIAL, Op.WAIT_BEGIN, 0, NUMBER));
        all.put("sleep", new Builtin(0, Shape.NONE, Op.SLEEP, 0, NUMBER));
        all.put("queue", new Builtin(1, Shape.WORK, Op.QUEUE, 0, NUMBER));
        all.put("flush", new Builtin(1, Shape.WORK, Op.FLUSH, 0, NUMBER));
        all.put("rcu_read_lock", new Builtin(0, Shape.NONE, Op.RCU_LOCK, 0, NUMBER));
        all.put("rcu_read_unlock", new Builtin(0, Shape.NONE, Op.RCU_UNLOCK, 0, NUMBER));
        all.put("synchronize_rcu", new Builtin(0, Shape.SPECIAL, Op.RCU_SYNC, 0, NUMBER));
        all.put("call_rcu", new Builtin(2, Shape.VALUES, Op.CALL_RCU, 0, NUMBER));
        all.put("insert", new Builtin(2, Shape.THING_VALUE, Op.INSERT, 0, NUMBER));
        all.put("lookup", new Builtin(2, Shape.THING_VALUE, Op.LOOKUP, 0, POINTER));
        all.put("remove", new Builtin(2, Shape.THING_VALUE, Op.REMOVE, 0, POINTER));
        all.put("list_add", new Builtin(2, Shape.LISTS, Op.LIST_ADD, 0, NUMBER));
        all.put("list_add_tail", new Builtin(2, Shape.LISTS, Op.LIST_ADD_TAIL, 0, NUMBER));
        all.put("list_del", new Builtin(1, Shape.LISTS, Op.LIST_DEL, 0, NUMBER));
        all.put("list_del_init", new Builtin(1, Shape.LISTS, Op.LIST_DEL, 1, NUMBER));
        all.put("list_empty", new Builtin(1, Shape.LISTS, Op.LIST_EMPTY, 0, NUMBER));
        all.put("free", new Builtin(1, Shape.VALUE, Op.FREE, 0, NUMBER));
        all.put("devm_alloc", new Builtin(2, Shape.SPECIAL, Op.DEVM_ALLOC, 0, POINTER));
        all.put("devm_action", new Builtin(3, Shape.VALUES, Op.DEVM_ACTION, 0, NUMBER));
        all.put("devres_release", new Builtin(1, Shape.SPECIAL, Op.DEVRES_TAKE, 0, NUMBER));
        all.put("try_module_get", new Builtin(1, Shape.THING, Op.MODULE_GET, 0, NUMBER));
        all.put("module_put", new Builtin(1, Shape.THING, Op.MODULE_PUT, 0, NUMBER));
        all.put("may_fail", new Builtin(2, Shape.SPECIAL, Op.CHOOSE, 0, ExpressionCompiler.Kind.UNKNOWN));
        all.put("printk", new Builtin(-1, Shape.SPECIAL, Op.PRINTK, 0, NUMBER));
        return all;
    }

    static boolean isBuiltin(String name) {
        return ALL.containsKey(name);
    }

    static Set<String> names() {
        return ALL.keySet();
    }

    ExpressionCompiler.Kind call(RaceParser.CallContext call) {
        if (!(call.expr() instanceof RaceParser.NameUseContext use)) {
            return throughPointer(call);
        }
        String name = use.name().getText();
        if (to.function.scope().find(name) != null || program.globals.containsKey(name)) {
            return throughPointer(call);
        }
        if (program.functionOf.containsKey(name)) {
            int wanted = program.parametersOf.get(name);
            arguments(call, wanted, name);
            to.values(call.argument(), 0);
            code.emit(Op.CALL, program.functionOf.get(name), call.argument().size(), name);
            return ExpressionCompiler.Kind.UNKNOWN;
        }
        Builtin builtin = ALL.get(name);
        if (builtin == null) {
            program.unknown(use.getStart(), "there is no function " + name + ": " + Suggestion.forFunction(name, program));
            code.push(0);
            return ExpressionCompiler.Kind.UNKNOWN;
        }
        if (builtin.arguments() >= 0 && !arguments(call, builtin.arguments(), name)) {
            return builtin.result();
        }
        return builtIn(call, name, builtin);
    }

    private boolean arguments(RaceParser.CallContext call, int wanted, String name) {
        int given = call.argument().size();
        if (given != wanted) {
            program.errors.at(call.getStart(), name + " takes " + wanted + (wanted == 1 ? " argument" : " arguments") + ", here are " + given
                    + ": write " + (given < wanted ? "the missing" : "fewer"));
            return false;
        }
        for (RaceParser.ArgumentContext argument : call.argument()) {
            if (argument.expr() == null && !name.equals("devm_alloc")) {
                program.errors.at(argument.getStart(), "a struct's name is no value: write a pointer");
                return false;
            }
        }
        return true;
    }

    private ExpressionCompiler.Kind throughPointer(RaceParser.CallContext call) {
        ExpressionCompiler.Kind kind = to.value(call.expr());
        if (kind == NUMBER) {
            program.errors.at(call.getStart(), "'" + program.source(call.expr()) + "' is a number, not a function: call a fn or a fnptr");
        }
        to.values(call.argument(), 0);
        code.emit(Op.CALL_POINTER, 0, call.argument().size(), program.source(call.expr()));
        return ExpressionCompiler.Kind.UNKNOWN;
    }

    private ExpressionCompiler.Kind builtIn(RaceParser.CallContext call, String name, Builtin builtin) {
        List<RaceParser.ArgumentContext> arguments = call.argument();
        String about = arguments.isEmpty() ? null : program.source(arguments.get(0));
        int origin = 0;
        switch (builtin.shape()) {
            case THING -> origin = to.thing(arguments.get(0).expr());
            case THING_VALUE -> {
                origin = to.thing(arguments.get(0).expr());
                to.value(arguments.get(1).expr());
            }
            case LISTS -> arguments.forEach(argument -> to.thing(argument.expr()));
            case VALUE, VALUES -> to.values(arguments, 0);
            case WORK -> {
                code.emit(builtin.op(), work(arguments.get(0)), 0, about);
                return NUMBER;
            }
            case NONE -> { }
            default -> {
                special(call, name, about);
                return builtin.result();
            }
        }
        code.patchC(code.emit(builtin.op(), builtin.a(), 0, about), origin);
        return builtin.result();
    }

    private int work(RaceParser.ArgumentContext argument) {
        Integer work = program.workOf.get(argument.getText());
        if (work == null) {
            program.unknown(argument.getStart(), "there is no work " + argument.getText() + ": write work " + argument.getText() + ": function(argument); at top level");
            return 0;
        }
        return work;
    }

    private void special(RaceParser.CallContext call, String name, String about) {
        List<RaceParser.ArgumentContext> arguments = call.argument();
        switch (name) {
            case "kref_init" -> {
                int origin = to.thing(arguments.get(0).expr());
                code.push(1);
                code.patchC(code.emit(Op.REFCOUNT, Op.RC_SET, 0, about), origin);
            }
            case "kref_put" -> krefPut(arguments, about);
            case "wait" -> {
                code.emit(Op.WAIT_BEGIN, 0, 0, about);
                to.value(arguments.get(0).expr());
                code.emit(Op.WAIT_END);
                code.push(0);
            }
            case "synchronize_rcu" -> {
                code.emit(Op.RCU_SYNC);
                code.emit(Op.RCU_SYNCED);
                code.push(0);
            }
            case "devm_alloc" -> devmAlloc(arguments, about);
            case "devres_release" -> {
                to.value(arguments.get(0).expr());
                code.emit(Op.DEVRES_TAKE, 0, 0, about);
                int next = code.emit(Op.DEVRES_NEXT, 0, 0, about);
                code.emit(Op.POP);
                code.emit(Op.JUMP, next);
                code.land(next);
                code.push(0);
            }
            case "may_fail" -> mayFail(arguments);
            default -> printk(call);
        }
    }

    private void krefPut(List<RaceParser.ArgumentContext> arguments, String about) {
        int origin = to.thing(arguments.get(0).expr());
        to.value(arguments.get(1).expr());
        code.patchC(code.emit(Op.KREF_PUT, 0, 0, about), origin);
        int alive = code.emit(Op.JUMP_ZERO);
        code.emit(Op.SWAP);
        code.emit(Op.CALL_POINTER, 0, 1, program.source(arguments.get(1)));
        code.emit(Op.POP);
        code.push(1);
        int end = code.emit(Op.JUMP);
        code.land(alive);
        code.emit(Op.POP);
        code.emit(Op.POP);
        code.push(0);
        code.land(end);
    }

    private void devmAlloc(List<RaceParser.ArgumentContext> arguments, String about) {
        if (arguments.get(0).expr() == null) {
            program.errors.at(arguments.get(0).getStart(), "devm_alloc takes the device first: write devm_alloc(dev, T)");
            return;
        }
        to.value(arguments.get(0).expr());
        RaceParser.NameContext type = arguments.get(1).name();
        if (type == null && arguments.get(1).expr() instanceof RaceParser.NameUseContext use) {
            type = use.name();
        }
        if (type == null) {
            program.errors.at(arguments.get(1).getStart(), "devm_alloc takes a struct's name second: write devm_alloc(dev, T)");
            return;
        }
        code.emit(Op.DEVM_ALLOC, to.struct(type), 0, about);
    }

    private void mayFail(List<RaceParser.ArgumentContext> arguments) {
        int choice = code.choice(2);
        code.emit(Op.CHOOSE, choice, 0, program.source(arguments.get(0)));
        code.target(choice, 0);
        to.value(arguments.get(0).expr());
        int end = code.emit(Op.JUMP);
        code.target(choice, 1);
        to.value(arguments.get(1).expr());
        code.land(end);
    }

    private void printk(RaceParser.CallContext call) {
        List<RaceParser.ArgumentContext> arguments = call.argument();
        if (arguments.isEmpty() || !(arguments.get(0).expr() instanceof RaceParser.TextContext text)) {
            program.errors.at(call.getStart(), "printk takes a format first: write printk(\"text %d\", x)");
            return;
        }
        String format = Strings.unquote(text.STRING().getText());
        int wanted = Strings.conversions(format);
        Token at = text.getStart();
        if (wanted < 0) {
            program.errors.at(at, "the format has a conversion that printk does not know here: write %d, %u, %x, %s, %p or %%");
        } else if (wanted != arguments.size() - 1) {
            program.errors.at(at, "the format wants " + wanted + (wanted == 1 ? " value" : " values") + ", here are " + (arguments.size() - 1) + ": write as many");
        }
        to.values(arguments, 1);
        code.emit(Op.PRINTK, program.string(format), arguments.size() - 1, null);
        code.push(0);
    }
}
