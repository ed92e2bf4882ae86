package racelane.scenario;

import java.util.List;
import org.antlr.v4.runtime.Token;

/** Code for expressions: values on the operand stack, places as pointers to them. */
final class ExpressionCompiler {
    /** What is known of a value when it is compiled. */
    enum Kind { NUMBER, POINTER, FUNCTION, UNKNOWN }

    private static final int UNKNOWN_TYPE = -1;

    final ProgramBuilder program;
    final FunctionState function;
    final Code code;
    final Errors errors;
    private final Places places;

    ExpressionCompiler(ProgramBuilder program, FunctionState function) {
        this.program = program;
        this.function = function;
        this.code = program.code;
        this.errors = program.errors;
        this.places = new Places(this);
    }

    Places places() {
        return places;
    }

    /** Emits code that pushes the expression's value. */
    Kind value(RaceParser.ExprContext expr) {
        if (expr instanceof RaceParser.ParensContext parens) {
            return value(parens.expr());
        } else if (expr instanceof RaceParser.NumberContext number) {
            code.push(program.constants.number(number.NUMBER().getSymbol()));
            return Kind.NUMBER;
        } else if (expr instanceof RaceParser.LiteralContext literal) {
            code.push(literal.getText().equals("true") ? 1 : 0);
            return literal.getText().equalsIgnoreCase("null") ? Kind.POINTER : Kind.NUMBER;
        } else if (expr instanceof RaceParser.TextContext) {
            errors.at(expr.getStart(), "a string stands only in printk(…) and after scenario or as: take it out");
            return Kind.UNKNOWN;
        } else if (expr instanceof RaceParser.NameUseContext use) {
            return name(use);
        } else if (expr instanceof RaceParser.AllocContext alloc) {
            int type = struct(alloc.name());
            code.emit(Op.ALLOC, type, alloc.op.getText().equals("alloc_raw") ? 1 : 0, alloc.name().getText());
            return Kind.POINTER;
        } else if (expr instanceof RaceParser.ContainerOfContext container) {
            return container(container);
        } else if (expr instanceof RaceParser.CallContext call) {
            return new Builtins(this).call(call);
        } else if (expr instanceof RaceParser.UnaryContext unary) {
            return unary(unary);
        } else if (expr instanceof RaceParser.BinaryContext binary) {
            return binary(binary);
        } else if (expr instanceof RaceParser.AndContext and) {
            return shortCircuit(and.expr(0), and.expr(1), true);
        } else if (expr instanceof RaceParser.OrElseContext or) {
            return shortCircuit(or.expr(0), or.expr(1), false);
        } else if (expr instanceof RaceParser.ConditionalContext conditional) {
            return conditional(conditional);
        }
        return load(places.address(expr), expr);
    }

    private Kind name(RaceParser.NameUseContext use) {
        String name = use.name().getText();
        Scope.Local local = function.scope().find(name);
        if (local != null) {
            code.emit(Op.LOCAL, local.index());
            return kind(local.type());
        }
        if (program.globals.containsKey(name)) {
            return load(places.address(use), use);
        }
        if (program.configs.containsKey(name) || ErrorNumbers.of(name) != null) {
            code.push(program.configs.containsKey(name) ? program.configs.get(name) : ErrorNumbers.of(name));
            return Kind.NUMBER;
        }
        if (program.functionOf.containsKey(name)) {
            code.push(Value.function(program.functionOf.get(name)));
            return Kind.FUNCTION;
        }
        if (name.equals("self")) {
            program.selfUsed = true;
            code.emit(Op.SELF);
            return Kind.NUMBER;
        }
        if (Builtins.isBuiltin(name)) {
            errors.at(use.getStart(), name + " is a built-in function: call it, " + name + "(…)");
        } else if (program.workOf.containsKey(name)) {
            errors.at(use.getStart(), name + " is a work: write queue(" + name + ") or flush(" + name + ")");
        } else {
            program.unknown(use.getStart(), "there is no " + name + " here: " + Suggestion.forName(name, this));
        }
        code.push(0);
        return Kind.UNKNOWN;
    }

    private Kind load(int type, RaceParser.ExprContext expr) {
        if (type != UNKNOWN_TYPE && type > Types.FNPTR) {
            errors.at(expr.getStart(), "a " + program.types.name(type) + " is no value: write & before it for a pointer to it");
        }
        code.patchC(code.emit(Op.LOAD, 0, 0, program.source(expr)), places.origin);
        return kind(type);
    }

    private static Kind kind(int type) {
        return switch (type) {
            case Types.INT, Types.BOOL, Types.REFCOUNT -> Kind.NUMBER;
            case Types.PTR -> Kind.POINTER;
            case Types.FNPTR -> Kind.FUNCTION;
            default -> Kind.UNKNOWN;
        };
    }

    /** The number of a struct that may be allocated; reports and answers the first struct if there is none. */
    int struct(RaceParser.NameContext name) {
        int type = program.types.struct(name.getText());
        if (type < 0) {
            program.unknown(name.getStart(), "there is no struct " + name.getText() + ": declare it first");
            return Types.FIRST_STRUCT;
        }
        if (program.types.slabClass(type) < 0) {
            errors.at(name.getStart(), "struct " + name.getText() + " has " + program.types.bytes(type)
                    + " bytes, the largest class of memory has 8192: make it smaller or give it a size");
        }
        return type;
    }

    private Kind container(RaceParser.ContainerOfContext container) {
        value(container.expr());
        int type = program.types.struct(container.name(0).getText());
        if (type < 0) {
            program.unknown(container.name(0).getStart(), "there is no struct " + container.name(0).getText() + ": declare it first");
            return Kind.POINTER;
        }
        int offset = 0;
        int inner = type;
        for (int i = 1; i < container.name().size(); i++) {
            Types.Field field = program.types.isStruct(inner) ? program.types.field(inner, container.name(i).getText()) : null;
            if (field == null) {
                errors.at(container.name(i).getStart(), program.types.name(inner) + " has no field " + container.name(i).getText()
                        + ": write one of its fields");
                return Kind.POINTER;
            }
            offset += field.offset();
            inner = field.type();
        }
        code.emit(Op.CONTAINER, type, offset, null);
        return Kind.POINTER;
    }

    private Kind unary(RaceParser.UnaryContext unary) {
        String op = unary.op.getText();
        if (op.equals("&")) {
            return addressOf(unary.expr());
        }
        if (op.equals("*")) {
            return load(places.address(unary), unary);
        }
        Kind kind = value(unary.expr());
        if (op.equals("!")) {
            code.emit(Op.NOT);
            return Kind.NUMBER;
        }
        refusePointer(kind, unary.op);
        if (op.equals("-")) {
            code.emit(Op.NEG);
        } else if (op.equals("~")) {
            code.emit(Op.COMPLEMENT);
        }
        return Kind.NUMBER;
    }

    private Kind addressOf(RaceParser.ExprContext expr) {
        if (expr instanceof RaceParser.NameUseContext use && function.scope().find(use.getText()) == null
                && program.functionOf.containsKey(use.getText())) {
            return value(expr);
        }
        if (!places.isPlace(expr)) {
            errors.at(expr.getStart(), places.isLocal(expr) ? expr.getText() + " is a local: only globals and fields have an address, make it a global"
                    : "this has no address: write a global or a field after &");
            code.push(0);
            return Kind.POINTER;
        }
        places.address(expr);
        return Kind.POINTER;
    }

    private Kind binary(RaceParser.BinaryContext binary) {
        Kind left = value(binary.expr(0));
        Kind right = value(binary.expr(1));
        String op = binary.op.getText();
        if (!op.equals("==") && !op.equals("!=")) {
            refusePointer(left, binary.op);
            refusePointer(right, binary.op);
        }
        code.emit(operator(op));
        return Kind.NUMBER;
    }

    /** Pointer arithmetic that can be seen here; the machine sees the rest. */
    void refusePointer(Kind kind, Token op) {
        if (kind == Kind.POINTER || kind == Kind.FUNCTION) {
            errors.at(op, "'" + op.getText() + "' on a pointer is not part of the language: write &p->field, a[i] or container_of");
        }
    }

    static int operator(String op) {
        return switch (op) {
            case "*" -> Op.MUL;
            case "/" -> Op.DIV;
            case "%" -> Op.MOD;
            case "+" -> Op.ADD;
            case "-" -> Op.SUB;
            case "<<" -> Op.SHL;
            case ">>" -> Op.SHR;
            case "<" -> Op.LT;
            case "<=" -> Op.LE;
            case ">" -> Op.GT;
            case ">=" -> Op.GE;
            case "==" -> Op.EQ;
            case "!=" -> Op.NE;
            case "&" -> Op.AND;
            case "^" -> Op.XOR;
            default -> Op.OR;
        };
    }

    private Kind shortCircuit(RaceParser.ExprContext left, RaceParser.ExprContext right, boolean and) {
        value(left);
        code.emit(Op.TRUTH);
        code.emit(Op.DUP);
        if (!and) {
            code.emit(Op.NOT);
        }
        int out = code.emit(Op.JUMP_ZERO);
        code.emit(Op.POP);
        value(right);
        code.emit(Op.TRUTH);
        code.land(out);
        return Kind.NUMBER;
    }

    private Kind conditional(RaceParser.ConditionalContext conditional) {
        value(conditional.expr(0));
        int otherwise = code.emit(Op.JUMP_ZERO);
        Kind first = value(conditional.expr(1));
        int end = code.emit(Op.JUMP);
        code.land(otherwise);
        Kind second = value(conditional.expr(2));
        code.land(end);
        return first == second ? first : Kind.UNKNOWN;
    }

    /** A lock, count, table, list, completion or module: the thing itself or a pointer to it. Answers its origin. */
    int thing(RaceParser.ExprContext expr) {
        if (!places.isPlace(expr)) {
            value(expr);
            return expr instanceof RaceParser.UnaryContext unary && unary.op.getText().equals("&") ? places.origin : 0;
        }
        int type = places.address(expr);
        if (type == Types.PTR) {
            code.patchC(code.emit(Op.LOAD, 0, 0, program.source(expr)), places.origin);
            return 0;
        } else if (type == UNKNOWN_TYPE) {
            code.patchC(code.emit(Op.LOAD_IF_POINTER, 0, 0, program.source(expr)), places.origin);
            return 0;
        }
        return places.origin;
    }

    void values(List<RaceParser.ArgumentContext> arguments, int from) {
        for (int i = from; i < arguments.size(); i++) {
            value(arguments.get(i).expr());
        }
    }
}
