package racelane.scenario;

/** What has an address: globals, fields, array elements, and what a pointer to a field points at. */
final class Places {
    private final ExpressionCompiler expressions;
    private final ProgramBuilder program;
    private final Code code;
    /** Which memory the last address can be: one of {@link Op#ORIGIN_GLOBAL}, {@link Op#ORIGIN_FIELD} with a number, or 0. */
    int origin;

    Places(ExpressionCompiler expressions) {
        this.expressions = expressions;
        this.program = expressions.program;
        this.code = expressions.code;
    }

    boolean isLocal(RaceParser.ExprContext expr) {
        if (expr instanceof RaceParser.ParensContext parens) {
            return isLocal(parens.expr());
        }
        return expr instanceof RaceParser.NameUseContext use && expressions.function.scope().find(use.name().getText()) != null;
    }

    boolean isPlace(RaceParser.ExprContext expr) {
        if (expr instanceof RaceParser.ParensContext parens) {
            return isPlace(parens.expr());
        }
        if (expr instanceof RaceParser.NameUseContext use) {
            return !isLocal(expr) && program.globals.containsKey(use.name().getText());
        }
        return expr instanceof RaceParser.DotContext || expr instanceof RaceParser.ArrowContext || expr instanceof RaceParser.IndexContext
                || expr instanceof RaceParser.UnaryContext unary && unary.op.getText().equals("*");
    }

    /** Emits code that pushes the place's address; answers its type, -1 where only the running program knows. */
    int address(RaceParser.ExprContext expr) {
        long constant = constant(expr);
        if (constant != 0) {
            code.push(constant);
            origin = Op.ORIGIN_GLOBAL | Value.offset(constant);
            return Value.type(constant);
        }
        if (expr instanceof RaceParser.ParensContext parens) {
            return address(parens.expr());
        } else if (expr instanceof RaceParser.ArrowContext arrow) {
            ExpressionCompiler.Kind kind = expressions.value(arrow.expr());
            if (kind == ExpressionCompiler.Kind.NUMBER) {
                program.errors.at(arrow.expr().getStart(), "'" + program.source(arrow.expr()) + "' is a number, not a pointer: write a ptr before ->");
            }
            return field(arrow.name());
        } else if (expr instanceof RaceParser.DotContext dot) {
            return dot(dot);
        } else if (expr instanceof RaceParser.IndexContext index) {
            return index(index);
        } else if (expr instanceof RaceParser.UnaryContext unary && unary.op.getText().equals("*")) {
            expressions.value(unary.expr());
            origin = 0;
            return -1;
        }
        program.errors.at(expr.getStart(), "'" + program.source(expr) + "' is no place in memory: write a global, a field or an array element");
        code.push(0);
        return -1;
    }

    /** A place that is known when it is compiled, as a pointer; 0 if it is not. */
    private long constant(RaceParser.ExprContext expr) {
        if (expr instanceof RaceParser.ParensContext parens) {
            return constant(parens.expr());
        }
        if (expr instanceof RaceParser.NameUseContext use && isPlace(expr)) {
            Program.Global global = program.globals.get(use.name().getText());
            return Value.pointer(0, 1, global.offset(), global.type());
        }
        if (expr instanceof RaceParser.DotContext dot) {
            long outer = constant(dot.expr());
            Types.Field field = outer != 0 && program.types.isStruct(Value.type(outer)) ? program.types.field(Value.type(outer), dot.name().getText()) : null;
            return field == null ? 0 : Value.pointer(0, 1, Value.offset(outer) + field.offset(), field.type());
        }
        if (expr instanceof RaceParser.IndexContext index) {
            long array = constant(index.expr(0));
            Long at = array == 0 ? null : program.constants.tryOf(index.expr(1));
            if (at == null || expressions.function.scope().find(index.expr(1).getText()) != null) {
                return 0;
            }
            int type = Value.type(array);
            return !program.types.isArray(type) || at < 0 || at >= program.types.length(type) ? 0
                    : Value.pointer(0, 1, Value.offset(array) + (int) (at * program.types.cells(program.types.element(type))), program.types.element(type));
        }
        return 0;
    }

    private int dot(RaceParser.DotContext dot) {
        if (!isPlace(dot.expr())) {
            program.errors.at(dot.name().getStart(), "'.' wants a struct: write -> after a pointer");
            code.push(0);
            return -1;
        }
        int outer = address(dot.expr());
        if (outer == Types.PTR) {
            program.errors.at(dot.name().getStart(), "'" + program.source(dot.expr()) + "' is a pointer: write -> instead of .");
            return -1;
        }
        if (outer >= 0) {
            Types.Field field = program.types.isStruct(outer) ? program.types.field(outer, dot.name().getText()) : null;
            if (field == null) {
                program.errors.at(dot.name().getStart(), program.types.name(outer) + " has no field " + dot.name().getText()
                        + (program.types.isStruct(outer) ? ": it has " + String.join(", ", program.types.layout(outer).fields.keySet()) : ": it is no struct"));
                return -1;
            }
            code.emit(Op.FIELD, program.fieldName(dot.name().getText()));
            origin = Op.ORIGIN_FIELD | program.fieldName(dot.name().getText());
            return field.type();
        }
        return field(dot.name());
    }

    /** The field of whatever struct the pointer on the stack turns out to be of. */
    private int field(RaceParser.NameContext name) {
        String field = name.getText();
        int type = -2;
        for (int struct : program.types.structs().values()) {
            Types.Field found = program.types.field(struct, field);
            if (found != null) {
                type = type == -2 || type == found.type() ? found.type() : -1;
            }
        }
        if (type == -2) {
            program.unknown(name.getStart(), "no struct has a field " + field + ": " + Suggestion.forField(field, program));
            return -1;
        }
        code.emit(Op.FIELD, program.fieldName(field));
        origin = Op.ORIGIN_FIELD | program.fieldName(field);
        return type;
    }

    private int index(RaceParser.IndexContext index) {
        if (!isPlace(index.expr(0))) {
            program.errors.at(index.expr(0).getStart(), "only arrays have elements: declare int a[N] as a global or a field");
            code.push(0);
            return -1;
        }
        int array = address(index.expr(0));
        if (array >= 0 && !program.types.isArray(array)) {
            program.errors.at(index.expr(0).getStart(), "'" + program.source(index.expr(0)) + "' is no array: declare it as one, or take the [ ] away");
        }
        int arrayOrigin = origin;
        ExpressionCompiler.Kind kind = expressions.value(index.expr(1));
        origin = arrayOrigin;
        if (kind == ExpressionCompiler.Kind.POINTER) {
            program.errors.at(index.expr(1).getStart(), "an index is a number: this is a pointer");
        }
        code.emit(Op.INDEX);
        return array >= 0 && program.types.isArray(array) ? program.types.element(array) : -1;
    }
}
