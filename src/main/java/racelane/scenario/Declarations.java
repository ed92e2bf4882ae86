package racelane.scenario;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.antlr.v4.runtime.Token;

/** The first passes: configs, structs and their layouts, globals, and the names of functions, works and threads. */
final class Declarations {
    private final ProgramBuilder program;
    private final Errors errors;
    private final Map<String, RaceParser.StructItemContext> structs = new LinkedHashMap<>();
    private final Set<Integer> laidOut = new HashSet<>();
    private final Set<Integer> inside = new HashSet<>();
    private final Set<String> names = new HashSet<>();

    Declarations(ProgramBuilder program) {
        this.program = program;
        this.errors = program.errors;
    }

    void declare(RaceParser.FileContext tree, Map<String, Long> chosen) {
        for (RaceParser.ItemContext item : tree.item()) {
            if (item instanceof RaceParser.ConfigItemContext config && config.name() != null && config.expr() != null) {
                String name = config.name().getText();
                fresh(config.name().getStart(), name);
                long value = program.constants.of(config.expr());
                program.configs.put(name, chosen.getOrDefault(name, value));
            }
        }
        for (String name : new TreeSet<>(chosen.keySet())) {
            if (!program.configs.containsKey(name)) {
                errors.at(1, 1, "there is no config " + name + " in this file: " + (program.configs.isEmpty() ? "it has none"
                        : "it has " + String.join(", ", program.configs.keySet())));
            }
        }
        structs(tree);
        for (RaceParser.ItemContext item : tree.item()) {
            if (item instanceof RaceParser.GlobalItemContext global && global.declaration() != null) {
                globals(global.declaration());
            } else if (item instanceof RaceParser.ReuseItemContext reuse && reuse.which != null) {
                ReuseMode mode = ReuseMode.of(reuse.which.getText());
                program.reuse = mode == null ? ReuseMode.ANY : mode;
            } else if (item instanceof RaceParser.WorkItemContext work && work.name() != null) {
                fresh(work.name().getStart(), work.name().getText());
                program.workOf.put(work.name().getText(), program.workOf.size());
            } else if (item instanceof RaceParser.FnItemContext fn && !fn.name().isEmpty()) {
                function(fn);
            }
        }
        resolveInitials(tree);
    }

    private void fresh(Token at, String name) {
        if (Builtins.isBuiltin(name)) {
            errors.at(at, name + " is built in: choose another name");
        } else if (ErrorNumbers.of(name) != null) {
            errors.at(at, name + " is a kernel error number: choose another name");
        } else if (!names.add(name)) {
            errors.at(at, name + " is declared twice: rename one of the two");
        }
    }

    private void function(RaceParser.FnItemContext fn) {
        String name = fn.name(0).getText();
        fresh(fn.name(0).getStart(), name);
        program.functionOf.putIfAbsent(name, program.functionOf.size());
        program.parametersOf.putIfAbsent(name, fn.name().size() - 1);
    }

    private void structs(RaceParser.FileContext tree) {
        for (RaceParser.ItemContext item : tree.item()) {
            if (item instanceof RaceParser.StructItemContext struct && struct.name() != null) {
                String name = struct.name().getText();
                if (structs.putIfAbsent(name, struct) != null) {
                    errors.at(struct.name().getStart(), "struct " + name + " is declared twice: rename one of the two");
                } else {
                    program.types.addStruct(name);
                }
            }
        }
        for (Map.Entry<String, RaceParser.StructItemContext> struct : structs.entrySet()) {
            layOut(struct.getKey(), struct.getValue().name().getStart());
        }
        if (program.types.count() > Value.TYPES) {
            errors.at(1, 1, "the file has more than " + Value.TYPES + " types of structs and arrays: write fewer");
        }
    }

    private void layOut(String name, Token at) {
        int type = program.types.struct(name);
        if (laidOut.contains(type)) {
            return;
        }
        if (!inside.add(type)) {
            errors.at(at, "struct " + name + " contains itself: use a ptr to it");
            return;
        }
        RaceParser.StructItemContext struct = structs.get(name);
        Types.Layout layout = program.types.layout(type);
        for (RaceParser.FieldContext field : struct.field()) {
            fields(field, layout);
        }
        layout.cells = Math.max(1, layout.cells);
        if (struct.SIZE() != null && struct.expr() != null) {
            layout.bytes = program.constants.within(struct.expr(), 1, 1 << 30, "the size of struct " + name);
        }
        laidOut.add(type);
        inside.remove(type);
    }

    private void fields(RaceParser.FieldContext field, Types.Layout layout) {
        if (field.type() == null) {
            return;
        }
        int type = type(field.type());
        for (RaceParser.FieldNameContext named : field.fieldName()) {
            int whole = array(named.expr(), type, layout.name + "." + named.name().getText());
            String name = named.name().getText();
            boolean owns = owns(field.OWNS() != null, type, field.type().getStart());
            if (layout.fields.putIfAbsent(name, new Types.Field(name, layout.cells, whole, owns)) != null) {
                errors.at(named.getStart(), "struct " + layout.name + " has two fields " + name + ": rename one of the two");
                continue;
            }
            program.fieldName(name);
            layout.cells += program.types.cells(whole);
            layout.bytes += program.types.bytes(whole);
            if (layout.cells > Value.CELLS) {
                errors.at(named.getStart(), "struct " + layout.name + " has more than " + Value.CELLS + " fields, those of its arrays counted: make it smaller");
                layout.cells = 1;
            }
        }
    }

    private int array(RaceParser.ExprContext length, int element, String what) {
        if (length == null) {
            return element;
        }
        int count = program.constants.within(length, 1, Value.CELLS, "the length of " + what);
        if ((long) count * program.types.cells(element) > Value.CELLS) {
            errors.at(length.getStart(), what + " has more than " + Value.CELLS + " cells: make it shorter");
            return element;
        }
        return program.types.array(element, count);
    }

    private boolean owns(boolean given, int type, Token at) {
        if (given && type != Types.PTR) {
            errors.at(at, "only a ptr can own a reference: write owns ptr");
        }
        program.ownsUsed |= given;
        return given;
    }

    /** The type as written; a struct inside a struct is laid out first. */
    int type(RaceParser.TypeContext type) {
        if (type.name() == null) {
            return Math.max(0, Types.scalar(type.getText()));
        }
        String name = type.name().getText();
        int struct = program.types.struct(name);
        if (struct < 0) {
            program.unknown(type.name().getStart(), "there is no struct " + name + ": declare it, or use a ptr");
            return Types.INT;
        }
        layOut(name, type.name().getStart());
        return struct;
    }

    private void globals(RaceParser.DeclarationContext declaration) {
        if (declaration.type() == null) {
            return;
        }
        int type = type(declaration.type());
        boolean owns = owns(declaration.OWNS() != null, type, declaration.type().getStart());
        for (RaceParser.DeclaratorContext declarator : declaration.declarator()) {
            if (declarator.name() == null) {
                continue;
            }
            String name = declarator.name().getText();
            fresh(declarator.name().getStart(), name);
            int whole = array(declarator.expr().size() > (declaresInitial(declarator) ? 1 : 0) ? declarator.expr(0) : null, type, name);
            program.globals.putIfAbsent(name, new Program.Global(name, program.globalCells, whole, 0, owns));
            program.globalCells += program.types.cells(whole);
            if (program.globalCells > Value.CELLS) {
                errors.at(declarator.getStart(), "the globals have more than " + Value.CELLS + " cells: make them smaller");
                program.globalCells = 0;
            }
        }
    }

    private static boolean declaresInitial(RaceParser.DeclaratorContext declarator) {
        for (int i = 0; i < declarator.getChildCount(); i++) {
            if (declarator.getChild(i).getText().equals("=")) {
                return true;
            }
        }
        return false;
    }

    /** Initial values may name functions and globals that are declared later. */
    private void resolveInitials(RaceParser.FileContext tree) {
        for (RaceParser.ItemContext item : tree.item()) {
            if (!(item instanceof RaceParser.GlobalItemContext global) || global.declaration() == null) {
                continue;
            }
            for (RaceParser.DeclaratorContext declarator : global.declaration().declarator()) {
                if (declarator.name() == null || !declaresInitial(declarator) || declarator.expr().isEmpty()) {
                    continue;
                }
                Program.Global known = program.globals.get(declarator.name().getText());
                RaceParser.ExprContext value = declarator.expr(declarator.expr().size() - 1);
                if (known.type() > Types.FNPTR) {
                    errors.at(value.getStart(), "a " + program.types.name(known.type()) + " has no initial value: set it in init { … }");
                    continue;
                }
                long initial = initial(value);
                initial = known.type() == Types.BOOL ? (initial == 0 ? 0 : 1) : known.type() == Types.REFCOUNT ? (int) initial : initial;
                program.globals.put(known.name(), new Program.Global(known.name(), known.offset(), known.type(), initial, known.owns()));
            }
        }
    }

    private long initial(RaceParser.ExprContext value) {
        if (value instanceof RaceParser.NameUseContext use && program.functionOf.containsKey(use.getText())) {
            return Value.function(program.functionOf.get(use.getText()));
        }
        if (value instanceof RaceParser.UnaryContext unary && unary.op.getText().equals("&")
                && program.globals.containsKey(unary.expr().getText())) {
            Program.Global target = program.globals.get(unary.expr().getText());
            return Value.pointer(0, 1, target.offset(), target.type());
        }
        return program.constants.of(value);
    }
}
