package racelane.report;

import racelane.trace.ReportKind;

/** Which banners are one report: pure functions of a banner and of what is known of the report before it. */
final class BannerRules {
    private BannerRules() {}

    /** Whether the banner's line belongs to the report that is open on the same caller. */
    static boolean joins(Banner banner, ReportDraft open) {
        if (banner.role() == Banner.Role.PANIC) {
            return true;
        }
        if (open.traced) {
            return false;
        }
        return switch (banner.role()) {
            // refcount_t and list corruption of older kernels print their message before the scissors.
            case CUT -> open.explicit && !open.hasCut && !open.hasTrap && !open.hasDie && saysBefore(open.kind);
            case MESSAGE, WITHIN -> (open.hasCut || open.hasTrap) && !open.explicit;
            case TRAP -> !open.hasTrap && !open.hasDie && (open.hasCut || saysBefore(open.kind));
            case DIE -> !open.hasDie && (open.kind == ReportKind.OOPS || open.kind == ReportKind.BUG || open.hasTrap);
            default -> false;
        };
    }

    private static boolean saysBefore(ReportKind kind) {
        return kind.isRefcount() || kind == ReportKind.LIST_CORRUPTION || kind == ReportKind.ODEBUG || kind == ReportKind.WARNING;
    }

    static void join(Banner banner, ReportDraft open, String text, long position, long timeNs) {
        open.last = position;
        switch (banner.role()) {
            case CUT -> open.hasCut = true;
            case MESSAGE, WITHIN -> open.say(banner.kind(), text, position, timeNs);
            case TRAP -> {
                open.hasTrap = true;
                open.place(text);
                if (open.explicit && open.kind == ReportKind.WARNING && banner.kind() != ReportKind.BUG) {
                    open.kind = banner.kind();
                } else if (!open.explicit || open.kind == ReportKind.WARNING) {
                    open.say(banner.kind(), text, position, timeNs);
                    open.explicit = false;
                }
            }
            case DIE -> open.hasDie = true;
            default -> { }
        }
    }

    static ReportDraft begin(Banner banner, String text, long position, long timeNs) {
        ReportDraft draft = new ReportDraft(banner.kind(), text, position, timeNs);
        draft.hasCut = banner.role() == Banner.Role.CUT;
        draft.hasTrap = banner.role() == Banner.Role.TRAP;
        draft.hasDie = banner.role() == Banner.Role.DIE;
        draft.explicit = !draft.hasCut && !draft.hasTrap;
        switch (banner.kind()) {
            case HUNG_TASK -> draft.task(text, 11, Math.max(11, text.indexOf(" blocked ")));
            case KASAN, KCSAN, BUG, WARNING, OTHER -> draft.place(text);
            default -> { }
        }
        if (banner.kind() == ReportKind.KASAN || banner.kind() == ReportKind.KCSAN) {
            draft.accessed(text);
        }
        return draft;
    }

    /** Whether the line is the text of a warning: the first one between the scissors and the warning's place. */
    static boolean names(String text, ReportDraft open) {
        return open.hasCut && !open.hasTrap && !open.explicit && !open.traced && !text.isBlank() && !text.startsWith("Modules linked in:")
                && !text.startsWith("CPU: ");
    }

    /** The task that a line of a report's head names, or -1. */
    static int pidOf(String text) {
        int task = text.indexOf(" by task ");
        if (task > 0) {
            return HeadLine.taskPid(text, task + 9, text.stripTrailing().length());
        }
        return text.stripLeading().startsWith("CPU: ") ? HeadLine.number(text, "PID: ") : -1;
    }
}
