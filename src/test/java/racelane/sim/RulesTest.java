package racelane.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import racelane.scenario.Program;
import racelane.scenario.Scenario;

/** One rule of the language at a time, each by a run in which the lowest-numbered thread always goes first. */
final class RulesTest {
    private static final String NODE = "struct node { refcount refs; int v; ptr next; list link; mutex m; }\n";

    private static Walk walk(String text) throws Exception {
        Program program = Scenario.parse("rules.race", "scenario \"rules\"\n" + NODE + text).compile(Map.of());
        Walk walk = new Walk(program, program.reuse, List.of());
        walk.runOn(1000);
        return walk;
    }

    /** Every finding as {@code kind object}. */
    private static List<String> found(String text) throws Exception {
        List<String> found = new ArrayList<>();
        walk(text).findings().forEach(finding -> found.add(finding.kind().word() + (finding.object() == null ? "" : " " + finding.object())));
        return found;
    }

    private static void passes(String body) throws Exception {
        assertEquals(List.of(), found("int x; int y; refcount r = 1; mutex m; rwsem s; table t; list l; completion c; int mod = 1; ptr p; int arr[3];\n"
                + "fn never_called(a) { return a; }\nthread a { " + body + " }"));
    }

    private static List<String> in(String body) throws Exception {
        return found("int x; refcount r = 1; mutex m; rwsem s; table t; list l; completion c; int mod = 1; ptr p; int arr[3]; fnptr f;\n"
                + "fn release(kref) { x = 7; }\nthread a { " + body + " }");
    }

    /** include/linux/refcount.h and lib/refcount.c, row by row: old value, operation, new value, result, finding. */
    @Test
    void refcountsAreTheKernels() throws Exception {
        String saturated = "-1073741824";
        String[][] rows = {
            {"1", "refcount_inc(r)", "2", "", ""}, {"0", "refcount_inc(r)", saturated, "", "addition-on-zero r"},
            {"-5", "refcount_inc(r)", saturated, "", "saturated r"}, {"2147483647", "refcount_inc(r)", saturated, "", "saturated r"},
            {"0", "refcount_inc_not_zero(r)", "0", "0", ""}, {"1", "refcount_inc_not_zero(r)", "2", "1", ""},
            {"-1", "refcount_inc_not_zero(r)", saturated, "1", "saturated r"}, {"2147483647", "refcount_inc_not_zero(r)", saturated, "1", "saturated r"},
            {"2", "refcount_dec(r)", "1", "", ""}, {"1", "refcount_dec(r)", saturated, "", "decrement-hit-zero r"},
            {"0", "refcount_dec(r)", saturated, "", "decrement-hit-zero r"}, {"-3", "refcount_dec(r)", saturated, "", "decrement-hit-zero r"},
            {"1", "refcount_dec_and_test(r)", "0", "1", ""}, {"2", "refcount_dec_and_test(r)", "1", "0", ""},
            {"0", "refcount_dec_and_test(r)", saturated, "0", "underflow r"}, {"-9", "refcount_dec_and_test(r)", saturated, "0", "underflow r"},
            {"2147483647", "refcount_dec_and_test(r)", "2147483646", "0", ""}};
        for (String[] row : rows) {
            String check = row[3].isEmpty() ? row[1] + ";" : "int got = " + row[1] + "; assert(got == " + row[3] + ");";
            List<String> expected = row[4].isEmpty() ? List.of() : List.of(row[4]);
            assertEquals(expected, in("refcount_set(r, " + row[0] + "); " + check + " assert(refcount_read(r) == " + row[2] + ");"), row[1] + " of " + row[0]);
        }
    }

    @Test
    void krefPutCallsTheReleaseAtZeroOnly() throws Exception {
        assertEquals(List.of(), in("kref_init(r); kref_get(r); assert(!kref_put(r, release)); assert(x == 0); assert(kref_put(r, release)); assert(x == 7);"));
        assertEquals(List.of(), in("f = release; assert(kref_put(&r, f)); assert(x == 7); f(null);"));
    }

    @Test
    void evaluationIsCs() throws Exception {
        passes("int v = 7 / 2 * 2 + 7 % 4; assert(v == 9); assert((1 << 4 | 3) == 19); assert(-7 / 2 == -3); assert(!0 && ~0 == -1);"
                + "assert(1 ? 2 > 1 : 0); x = 5; x -= 2; x *= 3; x++; --x; assert(x == 9); arr[1] = 4; arr[1] <<= 1; assert(arr[1] == 8);"
                + "bool b = 5; assert(b == 1); assert(0 || 3); assert(-ENODEV == -19); int n = 0; while (1) { n++; if (n == 3) continue; if (n > 4) break; } assert(n == 5);"
                + "assert(0x10 == 16); assert(null == NULL); assert(!p);");
        passes("int n = 0; repeat (3) repeat (2) n++; assert(n == 6); again: n--; if (n > 2) goto again; assert(n == 2); int x = 1; int as = 2; assert(x + as == 3);");
    }

    @Test
    void freedMemoryKeepsItsBytesAndStoresTakeEffect() throws Exception {
        assertEquals(List.of("use-after-free node#1.v", "use-after-free node#1.v", "use-after-free node#1.v"),
                in("ptr q = alloc node; q->v = 3; free(q); assert(q->v == 3); q->v = 4; assert(q->v == 4);"));
        assertEquals(List.of("released-while-in-use node#1.refs"), in("ptr q = alloc node; refcount_set(&q->refs, 2); free(q);"));
        assertEquals(List.of("double-free node#1"), in("ptr q = alloc node; free(q); free(q); free(null);"));
    }

    @Test
    void aNewLifeAtTheAddressMakesStaleGetsAndPuts() throws Exception {
        String reborn = "reuse lifo;\nthread a { ptr q = alloc node; free(q); ptr n = alloc node; assert(n == q); assert(n->v == 0); refcount_set(&n->refs, 1); ";
        assertEquals(List.of("stale-put node#2.refs"), found(reborn + "refcount_dec_and_test(&q->refs); free(n); }"));
        assertEquals(List.of("stale-get node#2.refs", "released-while-in-use node#2.refs"), found(reborn + "refcount_inc(&q->refs); free(n); }"));
        assertEquals(List.of("use-after-free node#1.refs", "released-while-in-use node#2.refs"), found(reborn + "refcount_set(&q->refs, 1); free(n); }"));
        assertEquals(List.of("stale-put node#2.refs", "use-after-free node#1.refs", "underflow node#2.refs", "use-after-free node#1.v"),
                found(reborn + "refcount_dec_and_test(&q->refs); refcount_set(&n->refs, -1073741824); refcount_dec_and_test(&q->refs); q->v = 1; free(n); }"));
        assertEquals(List.of("double-free node#1", "released-while-in-use node#2.refs"), found(reborn + "free(q); }"));
    }

    @Test
    void aSlotFreedTwiceIsHandedOutTwice() throws Exception {
        assertEquals(List.of("double-free node#1", "use-after-free node#2.v"),
                found("reuse lifo; ptr keep; thread a { ptr q = alloc node; free(q); free(q); ptr n = alloc node; ptr o = alloc node; assert(n == o); o->v = 5;"
                        + " assert(n->v == 5); keep = o; }"));
    }

    /** A field of null is an address a little off null, and the kernel calls an access there one of null. */
    @Test
    void anAccessThroughNullIsToldAsOne() throws Exception {
        for (String body : List.of("p = null; p->v = 1;", "p = null; x = p->v;", "p = container_of(null, node, v); p->v = 1;", "ptr w = &p->v; *w = 1;")) {
            assertEquals(List.of("null pointer dereference"), walk("int x; ptr p; int arr[3];\n" + "thread t { " + body + " }").findings().stream().map(Finding::summary).toList(), body);
        }
        assertEquals(List.of("access through a wild pointer"), walk("int x; ptr p; int arr[3];\n" + "thread t { ptr z = &arr[7]; *z = 1; }").findings().stream().map(Finding::summary).toList());
    }

    @Test
    void oopsesEndTheThreadHoldingItsLocks() throws Exception {
        for (String body : List.of("p->v = 1;", "int l = p->v;", "*p = 1;", "arr[3] = 1;", "arr[-1] = 1;", "int l = 1 / x;", "f();", "int w = arr[5];",
                "ptr w = &p->v; *w = 1;", "lock(&p->m);", "ptr g = &x; free(g);", "ptr q = alloc node; p = q; free(&q->v);", "ptr c = container_of(p, node, v); c->v = 1;")) {
            List<String> found = in("lock(m); " + body);
            assertEquals(List.of("oops", "lock-held-at-exit m"), found, body);
        }
        passes("ptr w = &p->v; ptr v = container_of(p, node, v); ptr z = &arr[7]; assert(w != null); assert(v != null);");
    }

    @Test
    void locksKnowTheirOwner() throws Exception {
        assertEquals(List.of("kernel-report m"), in("unlock(m); lock(m); unlock(m);"));
        assertEquals(List.of("lock-held-at-exit m"), in("lock(m); assert(!trylock(m));"));
        assertEquals(List.of("lock-held-at-exit s"), in("read_lock(s); read_lock(s); read_unlock(s); assert(!write_trylock(s)); assert(read_trylock(s)); read_unlock(s);"));
        assertEquals(List.of("kernel-report s"), in("read_unlock(s); write_lock(s); assert(!read_trylock(s)); write_unlock(s);"));
        assertEquals(List.of("deadlock m"), in("lock(m); lock(m);"));
        assertEquals(List.of("use-after-free node#1.m"), in("ptr q = alloc node; lock(&q->m); free(q); unlock(q->m);"));
        assertEquals(List.of("kernel-report mod"), in("assert(try_module_get(mod)); module_put(mod); module_put(mod); assert(!try_module_get(mod)); module_put(mod);"));
    }

    @Test
    void rcuWaitsForTheSectionsThatWereOpen() throws Exception {
        assertEquals(List.of(), found("int x; thread w { synchronize_rcu(); x = 1; } thread r { rcu_read_lock(); rcu_read_lock(); rcu_read_unlock(); rcu_read_unlock(); }"));
        assertEquals(List.of("deadlock rcu"), in("rcu_read_lock(); synchronize_rcu();"));
        assertEquals(List.of("kernel-report rcu", "lock-held-at-exit rcu"), in("rcu_read_unlock(); rcu_read_lock();"));
        Walk walk = walk("int x; fn cb(a) { x = a; } thread a { rcu_read_lock(); call_rcu(cb, 5); x = 1; rcu_read_unlock(); } check finally x == 5;");
        assertEquals(List.of(), walk.findings());
        assertEquals("a a a a rcu.1 rcu.1", walk.schedule().toString());
    }

    @Test
    void aWorkRunsOnceForEachTimeItIsPending() throws Exception {
        assertEquals(List.of(), found("int x; work w: add(2); fn add(n) { x += n; } thread a { assert(queue(w)); assert(!queue(w)); flush(w); assert(x == 2); queue(w); } check finally x == 4;"));
    }

    @Test
    void tablesGiveTheSmallestFreeId() throws Exception {
        passes("ptr q = alloc node; assert(insert(t, q) == 0); assert(insert(t, q) == 1); assert(insert(t, q) == 2); assert(remove(t, 1) == q); assert(!lookup(t, 1));"
                + "assert(insert(t, q) == 1); int n = 0; for (i in t) { n++; if (n == 1) remove(t, 1); } assert(n == 2); assert(!lookup(t, 99)); assert(!lookup(t, -1));"
                + "remove(t, 0); remove(t, 2); assert(insert(t, q) == 0); remove(t, 0); free(q);");
    }

    @Test
    void listsAreTheKernels() throws Exception {
        passes("ptr a = alloc node; ptr b = alloc node; a->v = 1; b->v = 2; assert(list_empty(l)); list_add(&b->link, l); list_add(&a->link, &l); int sum = 0;"
                + "for (x in l) { ptr n = container_of(x, node, link); sum = sum * 10 + n->v; } assert(sum == 12); list_del_init(a->link); list_del_init(a->link); assert(list_empty(&a->link));"
                + "list_add_tail(&a->link, l); sum = 0; for (x in l) sum = sum * 10 + 1; assert(sum == 11); list_del(&a->link); list_del(&b->link); assert(list_empty(l)); free(a); free(b);");
        assertEquals(List.of("kernel-report node#1.link"), in("ptr a = alloc node; list_add(&a->link, l); list_del(&a->link); list_del(&a->link); free(a);"));
        assertEquals(List.of("use-after-free node#1.link"), in("ptr a = alloc node; ptr b = alloc node; list_add(&a->link, l); free(a); list_add_tail(&b->link, l); p = b;"));
    }

    @Test
    void devresGivesBackInReverseOrder() throws Exception {
        assertEquals(List.of(), found("int dev; int order; ptr kept; fn act(n) { order = order * 10 + n; if (n == 1) assert(kept->v == 9); }"
                + " thread a { devm_action(&dev, act, 1); kept = devm_alloc(&dev, node); kept->v = 9; devm_action(&dev, act, 2); order = 0; kept = alloc node; kept->v = 9;"
                + " devres_release(&dev); assert(order == 21); devres_release(&dev); }"));
    }

    @Test
    void leaksAreAskedAtTheEnd() throws Exception {
        assertEquals(List.of("leak node#1"), in("ptr q = alloc node;"));
        assertEquals(List.of(), in("p = alloc node; ptr q = alloc node; p->next = q;"));
        assertEquals(List.of(), found("mutex m; thread a { lock(m); unlock(m); } thread d daemon { ptr q = alloc node; wait(false); }"));
        assertEquals(List.of("leak node#1.refs"), found("owns ptr g; thread a { ptr q = alloc node; refcount_set(&q->refs, 2); g = q; }"));
        assertEquals(List.of(), found("owns ptr g; thread a { ptr q = alloc node; refcount_set(&q->refs, 1); g = q; }"));
    }

    @Test
    void deadlocksAndChecks() throws Exception {
        assertEquals(List.of("deadlock"), in("wait(x == 1);"));
        assertEquals(List.of(), found("int x; thread d daemon { wait(x == 1); } thread a { x = 2; }"));
        assertEquals(List.of("check-failed", "check-failed"), found("int x; thread a { x = 1; assert(x == 2); } check finally x == 0;"));
        assertEquals(List.of("check-failed"), found("int x; thread a { x = 1; x = 0; } check always x == 0;"));
        assertEquals(List.of("check-failed"), found("int x; ptr p; thread a { x = 1; } check finally p->v == 0;"));
        assertEquals(List.of("check-failed"), found("thread a { assert(1 == 2); }"));
    }

    @Test
    void atomicWaitsAsAWholeBeforeItsFirstEffect() throws Exception {
        assertEquals(List.of(), found("int x; int y; thread a { atomic { x = 1; wait(y == 1); x = 2; } } thread b { assert(x == 0); y = 1; } check finally x == 2;"));
        assertEquals(List.of(), found("int x; mutex m; thread a { atomic { choose { lock(m); x = 1; } or { wait(x == 5); } } unlock(m); } check finally x == 1;"));
        assertEquals("a/1", walk("int x; thread a { atomic { choose { wait(x == 5); } or { x = 1; } } }").schedule().toString());
    }

    @Test
    void boundsAreNamed() {
        assertTrue(assertThrows(BoundReached.class, () -> walk("fn f() { f(); } thread a { f(); }")).getMessage().contains("64"));
        assertTrue(assertThrows(BoundReached.class, () -> walk("thread a { while (1) ; }")).getMessage().contains("100000"));
        assertTrue(assertThrows(ProgramError.class, () -> walk("ptr p; fn f(a) { return a + 1; } init { p = &p; } thread a { f(p); }")).getMessage().startsWith("rules.race:3:"));
    }

    @Test
    void aScheduleThatDoesNotFitStopsWithTheChoicesThereWere() throws Exception {
        Program program = Scenario.parse("rules.race", "int x; thread a x 2 { choose { x = 1; } or { x = 2; } }").compile(Map.of());
        IllegalArgumentException unfit = assertThrows(IllegalArgumentException.class,
                () -> Walk.along(program, program.reuse, Schedule.parse("a.1/0 a.1 a.1")));
        assertEquals("step 3: a.1 cannot go on here; these can: a.2/0 a.2/1", unfit.getMessage());
        assertEquals("a.1/0 a.2/1", Schedule.parse(" a.1/0\n a.2/1 ").toString());
    }

    @Test
    void takingBackIsAsIfItHadNeverBeen() throws Exception {
        Program program = Scenario.parse("rules.race", "int x; thread a { x = 1; x = 2; } thread b { x = 3; }").compile(Map.of());
        Walk walk = new Walk(program, program.reuse, List.of());
        walk.take(Schedule.parse("a").picks().get(0));
        List<Schedule.Pick> before = walk.options();
        walk.take(Schedule.parse("b").picks().get(0));
        walk.back();
        assertEquals(before, walk.options());
        assertEquals("a", walk.schedule().toString());
    }
}
