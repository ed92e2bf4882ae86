package racelane.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One vmlinux or module: its functions, and the symbolizers that were started for it. */
final class KernelImage implements AutoCloseable {
    private final Path path;
    private final String module;
    private final ElfSymbols symbols;
    private final SymbolizerProgram program;
    private final Duration patience;
    /** By section for a module, whose addresses count from its sections' starts; else one under the empty name. */
    private final Map<String, Symbolizer> running = new TreeMap<>();

    private KernelImage(Path path, String module, ElfSymbols symbols, SymbolizerProgram program, Duration patience) {
        this.path = path;
        this.module = module;
        this.symbols = symbols;
        this.program = program;
        this.patience = patience;
    }

    static KernelImage open(Path path, List<SymbolizerProgram> programs, Duration patience) throws SourceException {
        try (ElfFile elf = ElfFile.open(path)) {
            ElfSymbols symbols = ElfSymbols.of(elf);
            if (elf.section(".debug_line") == null && elf.section(".zdebug_line") == null) {
                throw new SourceException(path + ": has symbols but no line information (.debug_line): build with CONFIG_DEBUG_INFO, or name the file of the debug package (Debian: linux-image-…-dbg)");
            }
            return new KernelImage(path, elf.isRelocatable() ? moduleName(elf) : null, symbols, program(path, elf.isRelocatable(), programs), patience);
        } catch (IOException failure) {
            throw new SourceException(path + ": cannot be read (" + failure.getMessage() + "); check its permissions");
        }
    }

    private static SymbolizerProgram program(Path path, boolean sections, List<SymbolizerProgram> programs) throws SourceException {
        if (programs.isEmpty()) {
            throw new SourceException("neither llvm-symbolizer nor addr2line is on the PATH, one is needed to turn addresses into lines: install binutils or llvm (Debian: apt install binutils)");
        }
        // llvm-symbolizer takes every address of an unlinked object for one of its first section.
        return programs.stream().filter(program -> !sections || !program.llvm()).findFirst()
                .orElseThrow(() -> new SourceException(path + ": is a module, whose lines only addr2line can tell, and it is not on the PATH: install binutils (Debian: apt install binutils)"));
    }

    /** The name in .modinfo (scripts/mod/modpost.c writes {@code name=}), else the file's, which has dashes where the kernel has underscores. */
    private static String moduleName(ElfFile elf) throws IOException, SourceException {
        ElfFile.Section info = elf.section(".modinfo");
        if (info != null) {
            for (String field : new String(elf.bytes(info), StandardCharsets.UTF_8).split("\0")) {
                if (field.startsWith("name=")) {
                    return field.substring(5);
                }
            }
        }
        String name = elf.path().getFileName().toString();
        int dot = name.indexOf('.');
        return (dot > 0 ? name.substring(0, dot) : name).replace('-', '_');
    }

    /** The module's name, or null for the kernel itself. */
    String module() {
        return module;
    }

    SourceAnswer at(Place place) throws SourceException {
        String file = path.getFileName().toString();
        List<ElfSymbols.Function> named = symbols.find(place.symbol());
        if (named.isEmpty()) {
            return SourceAnswer.unknown(place, file + " has no function " + place.symbol() + ": it is of another build, or the function is a module's");
        }
        List<ElfSymbols.Function> fitting = named.stream().filter(function -> place.size() < 0 || function.canHaveSize(place.size())).toList();
        if (fitting.isEmpty()) {
            ElfSymbols.Function one = named.get(0);
            return SourceAnswer.unknown(place, String.format("%s has 0x%x bytes in the trace and 0x%x in %s: it is of another build", place.symbol(), place.size(), one.span() < 0 ? one.size() : one.span(), file));
        }
        if (fitting.size() > 1) {
            return SourceAnswer.unknown(place, file + " has " + fitting.size() + " functions " + place.symbol() + (place.size() < 0 ? "" : " of that size") + ": which one is not known");
        }
        ElfSymbols.Function function = fitting.get(0);
        long end = function.span() < 0 ? Math.max(function.size(), place.size()) : function.span();
        boolean call = place.returned() && place.offset() > 0;
        long offset = call ? place.offset() - 1 : place.offset();
        if (offset >= end) {
            return SourceAnswer.unknown(place, String.format("offset 0x%x lies behind the end of %s (0x%x bytes in %s)", place.offset(), place.symbol(), end, file));
        }
        List<SourceFrame> frames = symbolizer(function.section()).ask(function.address() + offset);
        return frames.isEmpty() ? SourceAnswer.unknown(place, file + " has no line for " + place) : new SourceAnswer(place, frames, null);
    }

    private Symbolizer symbolizer(String section) throws SourceException {
        String key = module == null ? "" : section;
        Symbolizer one = running.get(key);
        if (one == null) {
            one = new Symbolizer(program, path, module == null ? null : section, patience);
            running.put(key, one);
        }
        return one;
    }

    @Override
    public void close() {
        running.values().forEach(Symbolizer::close);
    }
}
