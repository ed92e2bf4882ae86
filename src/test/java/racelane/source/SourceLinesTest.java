package racelane.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racelane.testkit.Compiled;

class SourceLinesTest {
    @TempDir
    Path folder;

    private static String shape(SourceAnswer answer) {
        StringBuilder shape = new StringBuilder();
        for (SourceFrame frame : answer.frames()) {
            shape.append(frame.inlined() ? "inlined " : "").append(frame.function()).append(' ').append(Path.of(frame.file()).getFileName()).append(':').append(frame.line())
                    .append(frame.text() == null ? "" : " " + frame.text()).append('\n');
        }
        return shape + (answer.why() == null ? "" : answer.why());
    }

    private static ElfSymbols.Function function(Path image, String name) throws Exception {
        try (ElfFile elf = ElfFile.open(image)) {
            return ElfSymbols.of(elf).find(name).get(0);
        }
    }

    private static SourceLines open(Path image, Path sources, SymbolizerProgram... programs) throws SourceException {
        return SourceLines.open(List.of(image), sources, List.of(programs), Duration.ofSeconds(20));
    }

    @Test
    void bothProgramsTellLineAndInlinedFunctions() throws Exception {
        Path image = Compiled.image(folder, true);
        for (SymbolizerProgram program : Compiled.programs()) {
            try (SourceLines lines = open(image, null, program)) {
                assertEquals("inlined bump device.c:2\nget_device device.c:5\n", shape(lines.at(Place.parse("get_device"))), program.toString());
            }
        }
    }

    @Test
    void theLineOfACallIsTheOneBeforeTheReturnAddress() throws Exception {
        Path image = Compiled.image(folder, true);
        ElfSymbols.Function main = function(image, "start_device");
        for (SymbolizerProgram program : Compiled.programs()) {
            try (SourceLines lines = open(image, folder, program)) {
                // The function's last call: every return address of it lies on line 10 or, exact, behind it.
                SourceAnswer answer = null;
                for (long offset = 1; offset <= main.size() && answer == null; offset++) {
                    SourceAnswer call = lines.at(new Place("start_device", offset, -1, null, true));
                    SourceAnswer exact = lines.at(new Place("start_device", offset - 1, -1, null, false));
                    assertEquals(exact.frames(), call.frames(), "a byte before");
                    answer = call.frames().get(0).line() == 10 ? call : null;
                }
                assertTrue(answer != null, "some instruction of start_device is on line 10");
                assertEquals("start_device device.c:10 return get_device(count) + 1;\n", shape(answer));
                assertEquals("drivers/base/device.c:10", answer.frames().get(0).where());
            }
        }
    }

    @Test
    void sectionsOfAModuleAreToldApart() throws Exception {
        Path module = Compiled.image(folder, false);
        SymbolizerProgram gnu = Compiled.programs().stream().filter(program -> !program.llvm()).findFirst().orElse(null);
        assumeTrue(gnu != null, "skipped: addr2line is not here");
        try (SourceLines lines = open(module, folder, gnu)) {
            SourceAnswer text = lines.at(Place.parse("get_device [toy_dev]"));
            SourceAnswer init = lines.at(Place.parse("start_device [toy_dev 0123abcd]"));
            assertEquals("inlined bump device.c:2 return *count = *count + 7;\nget_device device.c:5 int now = bump(count);\n", shape(text));
            assertEquals("start_device", init.frames().get(0).function());
            assertTrue(init.frames().get(0).line() >= 8 && init.frames().get(0).line() <= 9, shape(init));
            assertEquals("it is a function of the kernel itself: name its vmlinux with --vmlinux", lines.at(Place.parse("get_device")).why());
            assertEquals("it is a function of the module other: name its .ko with another --vmlinux", lines.at(Place.parse("get_device [other]")).why());
        }
        SourceException alone = assertThrows(SourceException.class, () -> open(module, null, new SymbolizerProgram(Path.of("/bin/llvm-symbolizer"), true)));
        assertEquals(module + ": is a module, whose lines only addr2line can tell, and it is not on the PATH: install binutils (Debian: apt install binutils)", alone.getMessage());
    }

    @Test
    void anotherBuildGetsNoLine() throws Exception {
        Path image = Compiled.image(folder, true);
        ElfSymbols.Function get = function(image, "get_device");
        try (SourceLines lines = open(image, null, Compiled.programs().get(0))) {
            String size = "/0x" + Long.toHexString(get.span());
            assertEquals("inlined bump device.c:2\nget_device device.c:5\n", shape(lines.at(Place.parse("get_device+0x0" + size))));
            assertEquals("get_device has 0x1230 bytes in the trace and 0x" + Long.toHexString(get.span()) + " in vmlinux: it is of another build", lines.at(Place.parse("get_device+0x0/0x1230")).why());
            assertEquals("offset 0x7000 lies behind the end of get_device (0x" + Long.toHexString(get.span()) + " bytes in vmlinux)", lines.at(Place.parse("get_device+0x7000")).why());
            assertEquals("vmlinux has no function put_device: it is of another build, or the function is a module's", lines.at(Place.parse("put_device+0x4")).why());
            assertEquals("vmlinux has 2 functions twin: which one is not known", lines.at(Place.parse("twin")).why());
        }
    }

    @Test
    void nothingOutsideOfTheSourceFolderIsRead() throws Exception {
        Path image = Compiled.image(folder, true);
        Path sources = Files.createDirectories(folder.resolve("tree"));
        Files.createDirectories(sources.resolve("drivers"));
        Path link = sources.resolve("drivers/base");
        Files.createSymbolicLink(link, folder.resolve("drivers/base"));
        try (SourceLines lines = open(image, sources, Compiled.programs().get(0))) {
            SourceFrame frame = lines.at(Place.parse("get_device")).frames().get(1);
            assertEquals(null, frame.text(), "a link out of the folder");
            assertTrue(frame.file().endsWith("drivers/base/device.c"), frame.file());
        }
        Files.delete(link);
        Files.createDirectories(link);
        Files.writeString(link.resolve("device.c"), "1\n2\n3\n4\n\tline\u001b[2Jfive \n");
        try (SourceLines lines = open(image, sources, Compiled.programs().get(0))) {
            List<SourceFrame> frames = lines.at(Place.parse("get_device")).frames();
            assertEquals("line\ufffd[2Jfive", frames.get(1).text());
            assertEquals("drivers/base/device.c:5", frames.get(1).where());
        }
        assertEquals("../../etc/passwd", new SourceTree(sources).complete(new SourceFrame("f", "../../etc/passwd", 1, null, false)).file());
        assertEquals(null, new SourceTree(sources).complete(new SourceFrame("f", "/etc/passwd", 1, null, false)).text());
    }

    @Test
    void whatCannotBeUsedIsToldInOneLine() throws Exception {
        Path image = Compiled.image(folder, true);
        assertEquals("neither llvm-symbolizer nor addr2line is on the PATH, one is needed to turn addresses into lines: install binutils or llvm (Debian: apt install binutils)",
                assertThrows(SourceException.class, () -> open(image, null)).getMessage());
        assertEquals("--src " + image + ": is no folder; name the top of the kernel's sources", assertThrows(SourceException.class, () -> open(image, image)).getMessage());
        Path zipped = Files.write(folder.resolve("x.ko.xz"), new byte[] {(byte) 0xfd, '7', 'z', 'X', 'Z', 0});
        assertEquals(zipped + ": is no ELF file, it begins as an xz file (unpack it with unxz); name the uncompressed vmlinux or .ko with debug information",
                assertThrows(SourceException.class, () -> open(zipped, null)).getMessage());
        assertEquals(List.of(), SymbolizerProgram.find(folder.toString()));
        assertEquals(List.of(), SymbolizerProgram.find(null));
    }
}
