package racelane.scenario;

import org.antlr.v4.runtime.Token;

/** Code for loops and for what leaves them or begins their next round. */
final class LoopCompiler {
    private final ProgramBuilder program;
    private final FunctionState function;
    private final ExpressionCompiler expressions;
    private final StatementCompiler statements;
    private final Code code;

    /** @param statements compiles what is repeated */
    LoopCompiler(ProgramBuilder program, FunctionState function, ExpressionCompiler expressions, StatementCompiler statements) {
        this.program = program;
        this.function = function;
        this.expressions = expressions;
        this.statements = statements;
        this.code = program.code;
    }

    void whileStatement(RaceParser.WhileStatementContext loop) {
        function.open();
        function.scope().loop = true;
        int top = code.here();
        expressions.value(loop.expr());
        int end = code.emit(Op.JUMP_ZERO);
        statements.scoped(loop.statement());
        Scope scope = function.scope();
        scope.continues.forEach(at -> code.patchA(at, top));
        code.emit(Op.JUMP, top);
        code.land(end);
        scope.breaks.forEach(code::land);
        function.close();
    }

    void repeatStatement(RaceParser.RepeatStatementContext loop) {
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
        statements.scoped(loop.statement());
        statements.place(loop);
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

    void forStatement(RaceParser.ForStatementContext loop) {
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
        statements.scoped(loop.statement());
        scope.continues.forEach(at -> code.patchA(at, top));
        statements.place(loop);
        code.emit(Op.JUMP, top);
        scope.breaks.forEach(code::land);
        function.close();
        code.patchB(next, code.here());
    }

    /** {@code break} or {@code continue}. */
    void leave(Token at, boolean isBreak) {
        Scope loop = function.scope();
        while (loop != null && !loop.loop) {
            loop = loop.outer;
        }
        if (loop == null) {
            program.errors.at(at, (isBreak ? "break" : "continue") + " stands in no loop: use goto or return");
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
}
