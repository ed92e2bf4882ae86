package racelane.scenario;

import org.antlr.v4.runtime.Token;

/** Code for assignments and for the declarations of locals, which are assignments too. */
final class AssignmentCompiler {
    private final ProgramBuilder program;
    private final FunctionState function;
    private final ExpressionCompiler expressions;
    private final Code code;
    private final Errors errors;

    AssignmentCompiler(ProgramBuilder program, FunctionState function, ExpressionCompiler expressions) {
        this.program = program;
        this.function = function;
        this.expressions = expressions;
        this.code = program.code;
        this.errors = program.errors;
    }

    /** {@code target = value}; {@code target = target op value}; without a value the other side is 1. */
    void assign(RaceParser.ExprContext target, String op, RaceParser.ExprContext value, Token at) {
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

    /** Locals of a block, each with its initial value. */
    void locals(RaceParser.DeclarationContext declaration) {
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
}
