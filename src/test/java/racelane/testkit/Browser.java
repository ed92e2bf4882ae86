package racelane.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A real Chromium without a window, asked over its own debugging protocol. Where there is none the test is skipped and
 * says so. What the page complains of, loads or pops up is kept: a test can ask that there was nothing.
 */
public final class Browser implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SECONDS = 60;

    private final Process process;
    private final Path profile;
    private final WebSocket socket;
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final List<String> events = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> loaded = new CompletableFuture<>();

    private Browser(Process process, Path profile, URI page) {
        this.process = process;
        this.profile = profile;
        this.socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(page, new Listener()).join();
    }

    /** Opens a page as a person would by a double click on the file. */
    public static Browser open(Path page) throws Exception {
        Path program = Stream.of("chromium", "chromium-browser", "google-chrome").flatMap(name -> Arrays.stream(System.getenv("PATH").split(":")).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable).findFirst().orElse(null);
        assumeTrue(program != null, "skipped: no Chromium is here (the package is called chromium)");
        Path profile = Files.createTempDirectory("racelane-browser");
        List<String> command = new ArrayList<>(List.of(program.toString(), "--headless=new", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-extensions", "--disable-background-networking",
                "--disable-component-update", "--hide-scrollbars", "--force-device-scale-factor=1", "--window-size=1600,1000", "--remote-debugging-port=0", "--user-data-dir=" + profile));
        if (System.getProperty("user.name").equals("root")) {
            command.add("--no-sandbox");
        }
        command.add("about:blank");
        Process process = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        Browser browser = new Browser(process, profile, firstPage(process));
        browser.ask("Page.enable", Map.of());
        browser.ask("Runtime.enable", Map.of());
        browser.ask("Log.enable", Map.of());
        browser.ask("Network.enable", Map.of());
        browser.ask("Page.navigate", Map.of("url", page.toUri().toString()));
        browser.loaded.get(SECONDS, TimeUnit.SECONDS);
        return browser;
    }

    private static URI firstPage(Process process) throws IOException, InterruptedException {
        BufferedReader said = new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            int at = line.indexOf("ws://");
            if (at >= 0) {
                URI whole = URI.create(line.substring(at).strip());
                URI list = URI.create("http://" + whole.getAuthority() + "/json/list");
                String pages = HttpClient.newHttpClient().send(HttpRequest.newBuilder(list).build(), HttpResponse.BodyHandlers.ofString()).body();
                for (JsonNode page : JSON.readTree(pages)) {
                    if (page.get("type").asString().equals("page")) {
                        return URI.create(page.get("webSocketDebuggerUrl").asString());
                    }
                }
            }
        }
        throw new IOException("the browser ended before it could be asked");
    }

    private JsonNode ask(String method, Map<String, ?> parameters) {
        int id = asked.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        ObjectNode question = JSON.createObjectNode().put("id", id).put("method", method);
        question.set("params", JSON.valueToTree(parameters));
        socket.sendText(question.toString(), true).join();
        return answer.orTimeout(SECONDS, TimeUnit.SECONDS).join();
    }

    /** The value of an expression in the page; what it throws is thrown here. */
    public JsonNode value(String expression) {
        JsonNode answer = ask("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(expression + ": " + answer.get("exceptionDetails"));
        }
        if (!answer.has("result")) {
            throw new AssertionError(expression + ": " + answer);
        }
        return answer.get("result").get("value");
    }

    /** Presses a key as the page sees it: {@code ArrowRight}, {@code Shift+ArrowLeft}, {@code n}. */
    public void press(String key) {
        String name = key.substring(key.length() > 1 ? key.lastIndexOf('+') + 1 : 0);
        int modifiers = (key.contains("Alt+") ? 1 : 0) + (key.contains("Ctrl+") ? 2 : 0) + (key.contains("Shift+") ? 8 : 0);
        String pressed = name.equals("Space") ? " " : name;
        ask("Input.dispatchKeyEvent", Map.of("type", "rawKeyDown", "key", pressed, "modifiers", modifiers, "windowsVirtualKeyCode", code(name)));
        ask("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", pressed, "modifiers", modifiers, "windowsVirtualKeyCode", code(name)));
    }

    /** The browser's own keys, like the one that closes a dialog, go by their codes. */
    private static int code(String name) {
        return switch (name) {
            case "Escape" -> 27;
            case "Enter" -> 13;
            case "Space" -> 32;
            case "PageUp" -> 33;
            case "PageDown" -> 34;
            default -> name.length() == 1 ? Character.toUpperCase(name.charAt(0)) : 0;
        };
    }

    /** Gives the page another size, in CSS px. */
    public void size(int width, int height) {
        ask("Emulation.setDeviceMetricsOverride", Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** The page's next picture is painted. */
    public void painted() {
        value("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))");
    }

    /** What is on the screen, as a PNG. */
    public byte[] screenshot() {
        return Base64.getDecoder().decode(ask("Page.captureScreenshot", Map.of("format", "png")).get("data").asString());
    }

    /** Scripts that failed, texts on the console, refused or attempted loads, dialogs. */
    public List<String> complaints() {
        return List.copyOf(events);
    }

    @Override
    public void close() throws Exception {
        socket.abort();
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        try (Stream<Path> files = Files.walk(profile)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | java.io.UncheckedIOException stillWriting) {
            // A helper of the browser may outlive it by a moment; the folder is a temporary one.
            profile.toFile().deleteOnExit();
        }
    }

    /** Answers go to who asked, events to the list. */
    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                message(JSON.readTree(text.toString()));
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        private void message(JsonNode message) {
            if (message.has("id")) {
                CompletableFuture<JsonNode> answer = answers.remove(message.get("id").asInt());
                answer.complete(message.has("result") ? message.get("result") : message);
                return;
            }
            String method = message.get("method").asString();
            switch (method) {
                case "Page.loadEventFired" -> {
                    if (events.remove("navigated")) {
                        loaded.complete(null);
                    }
                }
                case "Page.frameNavigated" -> {
                    if (message.get("params").get("frame").get("url").asString().startsWith("file:")) {
                        events.add("navigated");
                    }
                }
                case "Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded", "Page.javascriptDialogOpening" -> events.add(method + " " + message.get("params"));
                case "Network.requestWillBeSent" -> {
                    String url = message.get("params").get("request").get("url").asString();
                    if (!url.startsWith("file:") && !url.equals("about:blank")) {
                        events.add(method + " " + url);
                    }
                }
                default -> { }
            }
        }
    }
}
