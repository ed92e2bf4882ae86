package racelane.scenario;

import java.util.stream.Collectors;
import org.antlr.v4.runtime.ParserRuleContext;

/** Code for statements; assignments and loops have compilers of their own. */
final class StatementCompiler {
    private final ProgramBuilder program;
    private final FunctionState function;
    private final ExpressionCompiler expressions;
    private final Code code;
    private final Errors errors;
    private final AssignmentCompiler assignments;
    private final LoopCompiler loops;

    StatementCompiler(ProgramBuilder program, FunctionState function) {
        this.program = program;
        this.function = function;
        this.expressions = new ExpressionCompiler(program, function);
        this.code = program.code;
        this.errors = program.errors;
        this.assignments = new AssignmentCompiler(program, function, expressions);
        this.loops = new LoopCompiler(program, function, expressions, this);
    }

    void block(RaceParser.BlockContext block, boolean atomic) {
        function.open();
        function.scope().atomic = atomic;
        block.statement().forEach(this::statement);
        function.close();
    }

    /** What is emitted from here on is of this place. */
    void place(ParserRuleContext at) {
        code.place(at.getStart().getLine(), at.getStart().getCharPositionInLine() + 1);
    }

    private void statement(RaceParser.StatementContext statement) {
        place(statement);
        if (statement instanceof RaceParser.BlockStatementContext inner) {
            block(inner.block(), false);
        } else if (statement instanceof RaceParser.LocalStatementContext local) {
            assignments.locals(local.declaration());
        } else if (statement instanceof RaceParser.LabelStatementContext label) {
            function.label(label.name().getText(), label.getStart());
        } else if (statement instanceof RaceParser.IfStatementContext choice) {
            ifStatement(choice);
        } else if (statement instanceof RaceParser.WhileStatementContext loop) {
            loops.whileStatement(loop);
        } else if (statement instanceof RaceParser.RepeatStatementContext loop) {
            loops.repeatStatement(loop);
        } else if (statement instanceof RaceParser.ForStatementContext loop) {
            loops.forStatement(loop);
        } else if (statement instanceof RaceParser.BreakStatementContext) {
            loops.leave(statement.getStart(), true);
        } else if (statement instanceof RaceParser.ContinueStatementContext) {
            loops.leave(statement.getStart(), false);
        } else if (statement instanceof RaceParser.ReturnStatementContext result) {
            if (result.expr() == null) {
                code.push(0);
            } else {
                expressions.value(result.expr());
            }
            function.emitReturn();
        } else if (statement instanceof RaceParser.GotoStatementContext jump) {
            function.emitGoto(jump.name().getText(), jump.name().getStart());
        } else if (statement instanceof RaceParser.AtomicStatementContext atomic) {
            code.emit(Op.ATOMIC_BEGIN, 0, 0, "atomic");
            block(atomic.block(), true);
            place(statement);
            code.emit(Op.ATOMIC_END);
        } else if (statement instanceof RaceParser.ChooseStatementContext choose) {
            choose(choose);
        } else if (statement instanceof RaceParser.AssertStatementContext check) {
            expressions.value(check.expr());
            code.emit(Op.ASSERT, program.string(program.source(check.expr())), 0, null);
        } else if (statement instanceof RaceParser.FramesStatementContext framed) {
            int from = code.here();
            statement(framed.statement());
            program.frames.add(new Program.Frames(from, code.here(),
                    framed.frame().stream().map(ParserRuleContext::getText).collect(Collectors.toList())));
        } else {
            simple(statement);
        }
    }

    private void simple(RaceParser.StatementContext statement) {
        if (statement instanceof RaceParser.AssignStatementContext assign) {
            String op = assign.op.getText();
            assignments.assign(assign.expr(0), op.equals("=") ? null : op.substring(0, op.length() - 1), assign.expr(1), assign.op);
        } else if (statement instanceof RaceParser.StepStatementContext step) {
            assignments.assign(step.expr(), step.op.getText().substring(1), null, step.op);
        } else if (statement instanceof RaceParser.PreStepStatementContext step) {
            assignments.assign(step.expr(), step.op.getText().substring(1), null, step.op);
        } else if (statement instanceof RaceParser.ExprStatementContext only) {
            if (!isCall(only.expr())) {
                errors.at(only.getStart(), "this computes a value and drops it: assign it, or take the line out");
            }
            drop(only.expr());
        }
    }

    private static boolean isCall(RaceParser.ExprContext expr) {
        return expr instanceof RaceParser.CallContext || expr instanceof RaceParser.AllocContext
                || expr instanceof RaceParser.ParensContext parens && isCall(parens.expr());
    }

    /** An expression as a statement. */
    void drop(RaceParser.ExprContext expr) {
        expressions.value(expr);
        code.emit(Op.POP);
    }

    private void ifStatement(RaceParser.IfStatementContext choice) {
        expressions.value(choice.expr());
        int otherwise = code.emit(Op.JUMP_ZERO);
        scoped(choice.statement(0));
        if (choice.statement().size() > 1) {
            int end = code.emit(Op.JUMP);
            code.land(otherwise);
            scoped(choice.statement(1));
            code.land(end);
        } else {
            code.land(otherwise);
        }
    }

    /** One statement or a block; a declaration as the one statement lives in a block of its own, as in C. */
    void scoped(RaceParser.StatementContext statement) {
        function.open();
        statement(statement);
        function.close();
    }

    private void choose(RaceParser.ChooseStatementContext choose) {
        int alternatives = choose.block().size();
        int choice = code.choice(alternatives);
        code.emit(Op.CHOOSE, choice, 0, "choose");
        int[] ends = new int[alternatives];
        for (int i = 0; i < alternatives; i++) {
            code.target(choice, i);
            block(choose.block(i), false);
            ends[i] = code.emit(Op.JUMP);
        }
        for (int end : ends) {
            code.land(end);
        }
    }
}
