package racelane.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The instructions as they are emitted. */
final class Code {
    private int[] op = new int[256];
    private int[] a = new int[256];
    private int[] b = new int[256];
    private int[] c = new int[256];
    private int[] line = new int[256];
    private int[] column = new int[256];
    private int[] function = new int[256];
    private String[] text = new String[256];
    private int size;
    private int atLine;
    private int atColumn;
    private int inFunction;
    private final Map<Long, Integer> constants = new LinkedHashMap<>();
    private final List<int[]> choices = new ArrayList<>();

    /** What is emitted from here on belongs to that place of the source. */
    void place(int newLine, int newColumn) {
        atLine = newLine;
        atColumn = newColumn;
    }

    int line() {
        return atLine;
    }

    int column() {
        return atColumn;
    }

    void function(int index) {
        inFunction = index;
    }

    int here() {
        return size;
    }

    int emit(int opcode) {
        return emit(opcode, 0, 0, null);
    }

    int emit(int opcode, int operandA) {
        return emit(opcode, operandA, 0, null);
    }

    int emit(int opcode, int operandA, int operandB, String about) {
        if (size == op.length) {
            int more = size * 2;
            op = Arrays.copyOf(op, more);
            a = Arrays.copyOf(a, more);
            b = Arrays.copyOf(b, more);
            c = Arrays.copyOf(c, more);
            line = Arrays.copyOf(line, more);
            column = Arrays.copyOf(column, more);
            function = Arrays.copyOf(function, more);
            text = Arrays.copyOf(text, more);
        }
        op[size] = opcode;
        a[size] = operandA;
        b[size] = operandB;
        line[size] = atLine;
        column[size] = atColumn;
        function[size] = inFunction;
        text[size] = about;
        return size++;
    }

    void push(long value) {
        emit(Op.PUSH, constants.computeIfAbsent(value, v -> constants.size()));
    }

    int choice(int alternatives) {
        choices.add(new int[alternatives]);
        return choices.size() - 1;
    }

    void target(int choice, int alternative) {
        choices.get(choice)[alternative] = size;
    }

    void patchA(int at, int value) {
        a[at] = value;
    }

    void patchB(int at, int value) {
        b[at] = value;
    }

    void patchC(int at, int value) {
        c[at] = value;
    }

    /** Lets the jump at {@code at} go to the next instruction. */
    void land(int at) {
        a[at] = size;
    }

    int[] ops() {
        return Arrays.copyOf(op, size);
    }

    int[] operandsA() {
        return Arrays.copyOf(a, size);
    }

    int[] operandsB() {
        return Arrays.copyOf(b, size);
    }

    int[] operandsC() {
        return Arrays.copyOf(c, size);
    }

    int[] lines() {
        return Arrays.copyOf(line, size);
    }

    int[] columns() {
        return Arrays.copyOf(column, size);
    }

    int[] functions() {
        return Arrays.copyOf(function, size);
    }

    String[] texts() {
        return Arrays.copyOf(text, size);
    }

    long[] constants() {
        long[] values = new long[constants.size()];
        int next = 0;
        for (long value : constants.keySet()) {
            values[next++] = value;
        }
        return values;
    }

    int[][] choices() {
        return choices.toArray(new int[0][]);
    }
}
