/**
 * From {@code function+0x118/0x140 [module]} to file and line, with the functions inlined there. Start with
 * {@link racelane.source.SourceLines}: kernel images in, {@link racelane.source.SourceAnswer} out.
 *
 * <p>Symbols are looked up here ({@link racelane.source.ElfSymbols}), because the running kernel's
 * addresses are not the file's; only the step from an address of the file to lines is another program's
 * ({@link racelane.source.Symbolizer}: llvm-symbolizer or addr2line), kept running, waited for within
 * bounds, given up for good when it hangs. Files are hostile until shown otherwise.
 *
 * <p>May import trace. Deliberately absent: a shell, threads, the network (debuginfod is switched off), a
 * guess: a function whose size differs from the trace's is another build's and gets no line.
 */
package racelane.source;
