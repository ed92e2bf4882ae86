package racelane.scenario;

import java.util.stream.Collectors;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** Code for statements. */
final class StatementCompiler {
    private final ProgramBuilder program;
    private final FunctionState function;
    private final ExpressionCompiler expressions;
    private final Code code;
    private final Errors errors;

    StatementCompiler(ProgramBuilder program, FunctionState function) {
        this.program = program;
        this.function = function;
        this.expressions = new ExpressionCompiler(program, function);
        this.code = program.code;
        this.errors = program.errors;
    }

    void block(RaceParser.BlockContext block, boolean atomic) {
        function.open();
        function.scope().atomic = atomic;
        block.statement().forEach(this::statement);
        function.close();
    }

    private void place(ParserRuleContext at) {
        code.place(at.getStart().getLine(), at.getStart().getCharPositionInLine() + 1);
    }

    private void statement(RaceParser.StatementContext statement) {
        place(statement);
        if (statement instanceof RaceParser.BlockStatementContext inner) {
            block(inner.block(), false);
        } else if (statement instanceof RaceParser.LocalStatementContext local) {
            locals(local.declaration());
        } else if (statement instanceof RaceParser.LabelStatementContext label) {
            function.label(label.name().getText(), label.getStart());
        } else if (statement instanceof RaceParser.IfStatementContext choice) {
            ifStatement(choice);
        } else if (statement instanceof RaceParser.WhileStatementContext loop) {
            whileStatement(loop);
        } else if (statement instanceof RaceParser.RepeatStatementContext loop) {
            repeatStatement(loop);
        } else if (statement instanceof RaceParser.ForStatementContext loop) {
            forStatement(loop);
        } else if (statement instanceof RaceParser.BreakStatementContext) {
            leave(statement.getStart(), true);
        } else if (statement instanceof RaceParser.ContinueStatementContext) {
            leave(statement.getStart(), false);
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
            assign(assign.expr(0), op.equals("=") ? null : op.substring(0, op.length() - 1), assign.expr(1), assign.op);
        } else if (statement instanceof RaceParser.StepStatementContext step) {
            assign(step.expr(), step.op.getText().substring(1), null, step.op);
        } else if (statement instanceof RaceParser.PreStepStatementContext step) {
            assign(step.expr(), step.op.getText().substring(1), null, step.op);
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

    /** {@code target = value}; {@code target = target op value}; without a value the other side is 1. */
    private void assign(RaceParser.ExprContext target, String op, RaceParser.ExprContext value, Token at) {
        Scope.Local local = expressions.places().isLocal(target) ? function.scope().find(bare(target).getText()) : null;
        if (local == null && !expressions.places().isPlace(target)) {
            errors.at(target.getStart(), "'" + program.source(target) + "' cannot be assigned to: write a variable, a field or an array element");
            return;
        }
        int type = -1;
        int origin = 0;
        if (local != null) {
            type = local.type();
            if (op != null) {
                code.emit(Op.LOCAL, local.index());
            }
        } else {
            type = expressions.places().address(target);
            origin = expressions.places().origin;
            if (type > Types.FNPTR) {
                errors.at(target.getStart(), "a " + program.types.name(type) + " cannot be assigned to: assign its fields, or call what belongs to it");
            }
            if (op != null) {
                code.emit(Op.DUP);
                code.patchC(code.emit(Op.LOAD, 0, 0, program.source(target)), origin);
            }
        }
        if (op != null && (type == Types.PTR || type == Types.FNPTR)) {
            expressions.refusePointer(ExpressionCompiler.Kind.POINTER, at);
        }
        if (value == null) {
            code.push(1);
        } else {
            ExpressionCompiler.Kind kind = expressions.value(value);
            if (op != null) {
                expressions.refusePointer(kind, at);
            } else {
                checkFits(type, kind, value);
            }
        }
        if (op != null) {
            code.emit(ExpressionCompiler.operator(op));
        }
        if (local == null) {
            code.patchC(code.emit(Op.STORE, 0, 0, program.source(target)), origin);
        } else {
            setLocal(local.index(), type);
        }
    }

    private void checkFits(int type, ExpressionCompiler.Kind kind, RaceParser.ExprContext value) {
        boolean number = type == Types.INT || type == Types.REFCOUNT;
        if (number && (kind == ExpressionCompiler.Kind.POINTER || kind == ExpressionCompiler.Kind.FUNCTION)
                && !value.getText().equalsIgnoreCase("null")) {
            errors.at(value.getStart(), "'" + program.source(value) + "' is a pointer, the variable is a number: declare it as ptr");
        }
    }

    private static RaceParser.ExprContext bare(RaceParser.ExprContext expr) {
        return expr instanceof RaceParser.ParensContext parens ? bare(parens.expr()) : expr;
    }

    private void setLocal(int index, int type) {
        if (type == Types.BOOL) {
            code.emit(Op.TRUTH);
        }
        code.emit(Op.SET_LOCAL, index);
    }

    private void locals(RaceParser.DeclarationContext declaration) {
        int type = Types.scalar(declaration.type().getText());
        if (type < 0 || type > Types.FNPTR || type == Types.REFCOUNT) {
            errors.at(declaration.type().getStart(), "a local is an int, a bool, a ptr or a fnptr: make this a global");
            type = Types.INT;
        }
        if (declaration.OWNS() != null) {
            program.ownsUsed = true;
            if (type != Types.PTR) {
                errors.at(declaration.getStart(), "only a ptr can own a reference: write owns ptr");
            }
        }
        for (RaceParser.DeclaratorContext declarator : declaration.declarator()) {
            String text = declarator.getText();
            boolean initial = text.startsWith("=", declarator.name().getText().length());
            if (!initial && !declarator.expr().isEmpty()) {
                errors.at(declarator.getStart(), "an array is a global or a field: declare " + declarator.name().getText() + " at top level");
            }
            if (initial) {
                checkFits(type, expressions.value(declarator.expr(0)), declarator.expr(0));
            } else {
                code.push(0);
            }
            int index = function.declare(declarator.name().getText(), type, declarator.getStart());
            setLocal(index, initial ? type : Types.INT);
            if (declaration.OWNS() != null) {
                function.owns(index);
            }
        }
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
    private void scoped(RaceParser.StatementContext statement) {
        function.open();
        statement(statement);
        function.close();
    }

    private void whileStatement(RaceParser.WhileStatementContext loop) {
        function.open();
        function.scope().loop = true;
        int top = code.here();
        expressions.value(loop.expr());
        int end = code.emit(Op.JUMP_ZERO);
        scoped(loop.statement());
        Scope scope = function.scope();
        scope.continues.forEach(at -> code.patchA(at, top));
        code.emit(Op.JUMP, top);
        code.land(end);
        scope.breaks.forEach(code::land);
        function.close();
    }

    private void repeatStatement(RaceParser.RepeatStatementContext loop) {
        expressions.refusePointer(expressions.value(loop.expr()), loop.expr().getStart());
        function.open();
        Scope scope = function.scope();
        scope.loop = true;
        scope.counted = true;
        int left = function.hidden();
        code.emit(Op.SET_LOCAL, left);
        int top = code.here();
        code.emit(Op.LOCAL, left);
        code.push(0);
        code.emit(Op.GT);
        int end = code.emit(Op.JUMP_ZERO);
        scoped(loop.statement());
        place(loop);
        scope.continues.forEach(code::land);
        code.emit(Op.LOCAL, left);
        code.push(1);
        code.emit(Op.SUB);
        code.emit(Op.SET_LOCAL, left);
        code.emit(Op.JUMP, top);
        code.land(end);
        scope.breaks.forEach(code::land);
        function.close();
    }

    private void forStatement(RaceParser.ForStatementContext loop) {
        int origin = expressions.thing(loop.expr());
        function.open();
        Scope scope = function.scope();
        scope.loop = true;
        scope.counted = true;
        int what = function.hidden();
        function.hidden();
        code.emit(Op.SET_LOCAL, what);
        function.declare(loop.name().getText(), -1, loop.name().getStart());
        int top = code.here();
        int next = code.emit(Op.FOR_NEXT, what, 0, program.source(loop.expr()));
        code.patchC(next, origin);
        scoped(loop.statement());
        scope.continues.forEach(at -> code.patchA(at, top));
        place(loop);
        code.emit(Op.JUMP, top);
        scope.breaks.forEach(code::land);
        function.close();
        code.patchB(next, code.here());
    }

    private void leave(Token at, boolean isBreak) {
        Scope loop = function.scope();
        while (loop != null && !loop.loop) {
            loop = loop.outer;
        }
        if (loop == null) {
            errors.at(at, (isBreak ? "break" : "continue") + " stands in no loop: use goto or return");
            return;
        }
        // What belongs to the loop itself stays until its end clears it.
        int keep = loop.firstLocal;
        for (Scope scope = function.scope(); scope != loop; scope = scope.outer) {
            keep = scope.firstLocal;
        }
        int jump = function.emitExit(loop, function.scope() == loop ? function.nextLocal() : keep);
        (isBreak ? loop.breaks : loop.continues).add(jump);
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
