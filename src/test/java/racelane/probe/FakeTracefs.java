package racelane.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A directory that looks like tracefs: plain files, and directories for the events that the kernel would accept. */
final class FakeTracefs {
    final Path root;
    private final Path work;

    FakeTracefs(Path work) throws IOException {
        this.work = work;
        root = Files.createDirectory(work.resolve("tracing"));
        file("tracing_on", "1");
        file("current_tracer", "function");
        file("trace_clock", "[local] global counter uptime perf mono mono_raw boot");
        file("buffer_size_kb", "7 (expanded: 1408)");
        file("saved_cmdlines_size", "128");
        file("options/hash-ptr", "1");
        file("options/overwrite", "1");
        file("kprobe_events", "");
        file("dynamic_events", "");
        file("kprobe_profile", "  get_ref                      40              2");
        file("set_event", "");
        file("trace", "# tracer: nop\n#");
        file("per_cpu/cpu0/stats", "entries: 12\noverrun: 7\ndropped events: 0");
        file("README", "\t      p[:[<group>/][<event>]] <place> [<args>]\n\t      f[:[<group>/][<event>]] <func-name>[%return] [<args>]\n\t           $stack, <argname>[->field[->field|.field...]],");
    }

    FakeTracefs file(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text + "\n");
        return this;
    }

    /** An event that the kernel accepts, or has. */
    FakeTracefs event(String name) throws IOException {
        return file("events/" + name + "/enable", "0").file("events/" + name + "/filter", "none");
    }

    FakeTracefs events(String text) throws IOException {
        for (String line : text.lines().toList()) {
            String[] words = line.strip().split(" ");
            if (words[0].equals("probe")) {
                event("racelane/" + words[1]);
            } else if (words[0].equals("record")) {
                event(words[1]);
            }
        }
        return this;
    }

    String read(String name) throws IOException {
        return Files.readString(root.resolve(name));
    }

    /** Every file with its text, but those that the kernel itself would rewrite. */
    Map<String, String> everything() throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                try {
                    all.put(root.relativize(file).toString(), Files.readString(file));
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
        }
        return all;
    }

    /** A program of the target that stands before the real one. */
    void program(String name, String text) throws IOException {
        Path bin = Files.createDirectories(work.resolve("bin"));
        Path file = Files.writeString(bin.resolve(name), "#!/bin/sh\n" + text + "\n");
        if (!file.toFile().setExecutable(true)) {
            throw new IOException(file + " cannot be made a program");
        }
    }

    Process start(String script, String... arguments) throws IOException {
        Files.writeString(work.resolve("capture.sh"), script);
        List<String> command = new ArrayList<>(List.of("busybox", "sh", "capture.sh"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(work.toFile()).redirectErrorStream(true)
                .redirectOutput(work.resolve("said.txt").toFile());
        builder.environment().put("TRACEFS", root.toString());
        builder.environment().put("PATH", work.resolve("bin") + ":" + System.getenv("PATH"));
        return builder.start();
    }

    int run(String script, String... arguments) throws IOException, InterruptedException {
        Process process = start(script, arguments);
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("the script hangs; it said: " + said());
        }
        return process.exitValue();
    }

    String said() throws IOException {
        return Files.readString(work.resolve("said.txt"), StandardCharsets.UTF_8);
    }

    String saved(String name) throws IOException {
        return Files.readString(work.resolve(name), StandardCharsets.UTF_8);
    }

    boolean has(String name) {
        return Files.exists(work.resolve(name));
    }
}
