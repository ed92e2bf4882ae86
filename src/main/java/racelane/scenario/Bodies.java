package racelane.scenario;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/** The last passes: code for functions, threads, works and checks. */
final class Bodies {
    private final ProgramBuilder program;
    private final Code code;
    private final Errors errors;
    private final Set<String> taskNames = new HashSet<>();

    Bodies(ProgramBuilder program) {
        this.program = program;
        this.code = program.code;
        this.errors = program.errors;
    }

    void compile(RaceParser.FileContext tree) {
        for (RaceParser.ItemContext item : tree.item()) {
            if (item instanceof RaceParser.FnItemContext fn && program.functions.size() == program.functionOf.getOrDefault(fn.name(0).getText(), -1)) {
                function(fn);
            }
        }
        for (RaceParser.ItemContext item : tree.item()) {
            if (item instanceof RaceParser.ThreadItemContext thread) {
                thread(thread);
            } else if (item instanceof RaceParser.InitItemContext init) {
                if (program.init >= 0) {
                    errors.at(init.getStart(), "init stands twice: put both parts into one");
                }
                program.init = body("init", init.block(), init.getStart());
            }
        }
        for (RaceParser.ItemContext item : tree.item()) {
            if (item instanceof RaceParser.WorkItemContext work) {
                work(work);
            } else if (item instanceof RaceParser.CheckItemContext check) {
                check(check.check(), check.getStart());
            }
        }
        callback();
    }

    private FunctionState begin(Token at) {
        code.function(program.functions.size());
        code.place(at.getLine(), at.getCharPositionInLine() + 1);
        return new FunctionState(program);
    }

    private int end(FunctionState state, String name, int parameters, int line) {
        program.functions.add(state.finish(name, parameters, line));
        return program.functions.size() - 1;
    }

    private void function(RaceParser.FnItemContext fn) {
        FunctionState state = begin(fn.getStart());
        for (int i = 1; i < fn.name().size(); i++) {
            state.declare(fn.name(i).getText(), -1, fn.name(i).getStart());
        }
        new StatementCompiler(program, state).block(fn.block(), false);
        end(state, fn.name(0).getText(), fn.name().size() - 1, fn.getStart().getLine());
    }

    private int body(String name, RaceParser.BlockContext block, Token at) {
        FunctionState state = begin(at);
        new StatementCompiler(program, state).block(block, false);
        return end(state, name, 0, at.getLine());
    }

    private void thread(RaceParser.ThreadItemContext thread) {
        String name = thread.name().getText();
        String comm = name;
        int pid = -1;
        int cpu = -1;
        int count = 1;
        boolean several = false;
        boolean daemon = false;
        Set<Class<?>> seen = new HashSet<>();
        for (RaceParser.ThreadAttributeContext attribute : thread.threadAttribute()) {
            if (!seen.add(attribute.getClass())) {
                errors.at(attribute.getStart(), "'" + attribute.getStart().getText() + "' stands twice: take one out");
            }
            if (attribute instanceof RaceParser.ThreadCommContext given) {
                comm = Strings.unquote(given.STRING().getText());
            } else if (attribute instanceof RaceParser.ThreadPidContext given) {
                pid = program.constants.within(given.expr(), 0, Integer.MAX_VALUE, "the pid");
            } else if (attribute instanceof RaceParser.ThreadCpuContext given) {
                cpu = program.constants.within(given.expr(), 0, 65535, "the cpu");
            } else if (attribute instanceof RaceParser.ThreadCountContext given) {
                count = program.constants.within(given.expr(), 0, ProgramBuilder.MAX_THREADS, "the number of threads");
                several = true;
            } else {
                daemon = true;
            }
        }
        if (!taskNames.add(name) || program.workOf.containsKey(name)) {
            errors.at(thread.name().getStart(), "there are two threads or works " + name + ": rename one of the two");
        }
        int function = body(name, thread.block(), thread.getStart());
        int group = program.threads.isEmpty() ? 0 : program.threads.get(program.threads.size() - 1).group() + 1;
        for (int self = 0; self < count; self++) {
            String own = several && count > 1 ? name + "." + (self + 1) : name;
            program.threads.add(new Program.ThreadSpec(own, comm, pid < 0 ? -1 : pid + self, cpu, self, group, daemon, function));
        }
        if (program.threads.size() > ProgramBuilder.MAX_THREADS) {
            errors.at(thread.getStart(), "there are more than " + ProgramBuilder.MAX_THREADS + " threads: write fewer");
            program.threads.clear();
        }
    }

    private void work(RaceParser.WorkItemContext work) {
        FunctionState state = begin(work.getStart());
        StatementCompiler compiler = new StatementCompiler(program, state);
        code.emit(Op.WORK_START, program.works.size(), 0, work.name().getText());
        if (!(work.expr() instanceof RaceParser.CallContext)) {
            errors.at(work.expr().getStart(), "a work calls a function: write work " + work.name().getText() + ": function(argument);");
        }
        compiler.drop(work.expr());
        int function = end(state, work.name().getText(), 0, work.getStart().getLine());
        program.works.add(new Program.Work(work.name().getText(), function));
    }

    private void check(RaceParser.CheckContext check, Token at) {
        if (check instanceof RaceParser.CheckNeverContext never) {
            program.neverGiven = true;
            kinds(never.name(), program.never);
        } else if (check instanceof RaceParser.CheckAllowContext allow) {
            kinds(allow.name(), program.allowed);
        } else if (check instanceof RaceParser.CheckAlwaysContext always) {
            program.always.add(check(always.expr(), at, "check always"));
        } else if (check instanceof RaceParser.CheckFinallyContext atEnd) {
            program.atEnd.add(check(atEnd.expr(), at, "check finally"));
        }
    }

    private Program.Check check(RaceParser.ExprContext expr, Token at, String name) {
        FunctionState state = begin(at);
        new ExpressionCompiler(program, state).value(expr);
        state.emitReturn();
        int function = end(state, name, 0, at.getLine());
        return new Program.Check(program.source(expr), at.getLine(), at.getCharPositionInLine() + 1, function);
    }

    private void kinds(List<RaceParser.NameContext> names, EnumSet<FindingKind> into) {
        for (RaceParser.NameContext name : names) {
            FindingKind kind = FindingKind.of(name.getText());
            if (name.getText().equals("unbalanced_put")) {
                errors.at(name.getStart(), "unbalanced_put is a finding of captures: a scenario knows every get, take it out");
            } else if (kind == null) {
                errors.at(name.getStart(), "there is no kind of finding " + name.getText() + ": write one of " + FindingKind.words());
            } else {
                into.add(kind);
            }
        }
    }

    /** What runs one callback of call_rcu: its two locals are the function and the argument. */
    private void callback() {
        code.function(program.functions.size());
        code.place(0, 0);
        FunctionState state = new FunctionState(program);
        int function = state.hidden();
        int argument = state.hidden();
        code.emit(Op.CALLBACK_START);
        code.emit(Op.LOCAL, function);
        code.emit(Op.LOCAL, argument);
        code.emit(Op.CALL_POINTER, 0, 1, null);
        code.emit(Op.POP);
        program.callback = end(state, "call_rcu", 0, 0);
    }

}
