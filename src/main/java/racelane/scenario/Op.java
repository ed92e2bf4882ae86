package racelane.scenario;

/**
 * The instructions. Operands are {@code a}, {@code b} and {@code c} of {@link Program}; "pops" and "pushes" speak of the
 * thread's operand stack. From {@link #FIRST_STEP} on an instruction is a step of its own (outside {@code atomic}).
 */
public final class Op {
    private Op() {}

    /** Pushes {@code consts[a]}. */
    public static final int PUSH = 0;
    /** Pushes local a. */
    public static final int LOCAL = 1;
    /** Pops into local a. */
    public static final int SET_LOCAL = 2;
    /** Sets locals a … b-1 to zero: their block ended. */
    public static final int CLEAR = 3;
    public static final int POP = 4;
    public static final int DUP = 5;
    public static final int SWAP = 6;
    public static final int NEG = 7;
    public static final int NOT = 8;
    public static final int COMPLEMENT = 9;
    /** Replaces a value by 1 or 0. */
    public static final int TRUTH = 10;
    public static final int MUL = 11;
    public static final int DIV = 12;
    public static final int MOD = 13;
    public static final int ADD = 14;
    public static final int SUB = 15;
    public static final int SHL = 16;
    public static final int SHR = 17;
    public static final int LT = 18;
    public static final int LE = 19;
    public static final int GT = 20;
    public static final int GE = 21;
    public static final int EQ = 22;
    public static final int NE = 23;
    public static final int AND = 24;
    public static final int XOR = 25;
    public static final int OR = 26;
    public static final int JUMP = 27;
    /** Pops; goes to a if it was zero. */
    public static final int JUMP_ZERO = 28;
    /** Clears locals b … (c and 0xffff), ends (c over 16) atomics, goes to a. */
    public static final int GOTO = 29;
    /** Pops a pointer to a struct, pushes one to its field with the name a. */
    public static final int FIELD = 30;
    /** Pops an index and a pointer to an array, pushes a pointer to the element. */
    public static final int INDEX = 31;
    /** Pops a pointer to a field, pushes one to the struct of type a around it, b cells before. */
    public static final int CONTAINER = 32;
    /** Calls function a; b arguments are on the stack. */
    public static final int CALL = 33;
    /** The same through a pointer that lies below the b arguments. */
    public static final int CALL_POINTER = 34;
    /** Pops the result and returns it; a is the number of the function's locals. */
    public static final int RETURN = 35;
    /** Pushes the thread's number among its like. */
    public static final int SELF = 36;
    /** Pops b arguments and prints them by format a. */
    public static final int PRINTK = 37;
    /** Pops; a finding if it was zero. */
    public static final int ASSERT = 38;
    public static final int ATOMIC_END = 39;
    /** Pops; the wait that contains it cannot be done now if it was zero; else as ATOMIC_END. */
    public static final int WAIT_END = 40;
    /** Takes the next entry of a released devres list, at the top of the stack; goes to a when there is none. A free is a step. */
    public static final int DEVRES_NEXT = 41;
    /** Pops a pointer; if it points at a pointer, loads it (a step), else pushes it back. */
    public static final int LOAD_IF_POINTER = 42;

    public static final int FIRST_STEP = 43;
    public static final int LOAD = 43;
    /** Pops a value and a pointer, stores. */
    public static final int STORE = 44;
    /** Refcount operation a (below) on the popped count; pops the value first for SET. */
    public static final int REFCOUNT = 45;
    /** dec_and_test for kref_put: the count and the function stay on the stack below the result. */
    public static final int KREF_PUT = 46;
    /** Pops a lock. a: 0 whole, 1 read, 2 write. */
    public static final int LOCK = 47;
    public static final int TRYLOCK = 48;
    public static final int UNLOCK = 49;
    public static final int COMPLETE = 50;
    public static final int WAIT_FOR = 51;
    public static final int SLEEP = 52;
    /** Work a. */
    public static final int QUEUE = 53;
    public static final int FLUSH = 54;
    public static final int RCU_LOCK = 55;
    public static final int RCU_UNLOCK = 56;
    /** First step of synchronize_rcu: notes who is inside; skips the next instruction if nobody is. */
    public static final int RCU_SYNC = 57;
    /** Its second: enabled when those have left. */
    public static final int RCU_SYNCED = 58;
    /** Pops an argument and a function. */
    public static final int CALL_RCU = 59;
    public static final int INSERT = 60;
    public static final int LOOKUP = 61;
    public static final int REMOVE = 62;
    public static final int LIST_ADD = 63;
    public static final int LIST_ADD_TAIL = 64;
    /** a: 1 for list_del_init. */
    public static final int LIST_DEL = 65;
    public static final int LIST_EMPTY = 66;
    /** Locals a (table or head), a+1 (cursor), a+2 (x): advances; at the end clears the three and goes to b. */
    public static final int FOR_NEXT = 67;
    /** Type a; b 1 for alloc_raw. */
    public static final int ALLOC = 68;
    public static final int FREE = 69;
    /** Pops the device; type a. */
    public static final int DEVM_ALLOC = 70;
    /** Pops argument, function, device. */
    public static final int DEVM_ACTION = 71;
    /** Pops the device, pushes its entries and their number. */
    public static final int DEVRES_TAKE = 72;
    /** Goes to one of the targets of {@code choices[a]}. */
    public static final int CHOOSE = 73;
    public static final int MODULE_GET = 74;
    public static final int MODULE_PUT = 75;
    public static final int ATOMIC_BEGIN = 76;
    public static final int WAIT_BEGIN = 77;
    /** A queued work starts. a: its number. */
    public static final int WORK_START = 78;
    /** A call_rcu callback starts, when those who were inside have left. */
    public static final int CALLBACK_START = 79;

    /** In operand c of an instruction that touches memory: the global at that offset, or an element of it. */
    public static final int ORIGIN_GLOBAL = 1 << 28;
    /** The field with that name, in whatever struct. Without an origin it may be any memory of the right kind. */
    public static final int ORIGIN_FIELD = 2 << 28;

    /** Values of {@code a} of REFCOUNT. */
    public static final int RC_SET = 0;
    public static final int RC_READ = 1;
    public static final int RC_INC = 2;
    public static final int RC_INC_NOT_ZERO = 3;
    public static final int RC_DEC = 4;
    public static final int RC_DEC_AND_TEST = 5;
}
