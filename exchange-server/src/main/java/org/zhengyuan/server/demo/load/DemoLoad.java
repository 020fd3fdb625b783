package org.zhengyuan.server.demo.load;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.zhengyuan.server.security.demo.DemoCredentials;
import org.zhengyuan.server.start.DataFolder;
import org.zhengyuan.server.start.StartLines;
import tools.jackson.databind.json.JsonMapper;

/** Loads the demo once the server is ready, in the background, and tells at the end what came of it. */
@Component
@ConditionalOnBooleanProperty("zhengyuan.demo.enabled")
class DemoLoad {
    private static final Logger LOG = LoggerFactory.getLogger(DemoLoad.class);

    private final DemoSettings settings;
    private final Begun begun;
    private final DemoCredentials credentials;
    private final HolderOfDemo holder;
    private final Path data;
    private final Clock clock;
    private final JsonMapper json;
    private final String scheme;
    private volatile boolean closing;

    DemoLoad(
            DemoSettings settings,
            Begun begun,
            DemoCredentials credentials,
            HolderOfDemo holder,
            DataFolder data,
            Clock clock,
            JsonMapper json,
            Environment environment) {
        this.settings = settings;
        this.begun = begun;
        this.credentials = credentials;
        this.holder = holder;
        this.data = data.root();
        this.clock = clock;
        this.json = json;
        this.scheme = environment.getProperty("zhengyuan.scheme", "http");
    }

    @EventListener
    void closed(ContextClosedEvent event) {
        closing = true;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        if (!begun.asDemo()) {
            StartLines.say("This data folder was begun with --empty: the demo is not loaded");
        } else if (event.getApplicationContext() instanceof WebServerApplicationContext server
                && server.getWebServer() != null) {
            URI base =
                    URI.create(scheme + "://localhost:" + server.getWebServer().getPort());
            long jvm = ManagementFactory.getRuntimeMXBean().getStartTime();
            double seconds = (clock.millis() - jvm) / 1000.0;
            Thread.ofPlatform().name("demo").start(() -> run(base, seconds));
        }
    }

    private void run(URI base, double readySeconds) {
        int exitCode = 1;
        try {
            exitCode = load(base, readySeconds);
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            if (closing) {
                return;
            }
            LOG.error("the demo", e);
            StartLines.say("The demo could not be loaded: " + e.getMessage());
        }
        if (settings.once()) {
            System.exit(exitCode);
        }
    }

    private int load(URI base, double readySeconds) throws IOException, GeneralSecurityException {
        Path folder = data.resolve("demo");
        Path finished = folder.resolve("summary.txt");
        if (!Files.exists(finished)) {
            credentials.create(departments());
            Api api = new Api(base, trust(), json);
            People people = new People(api, clock, credentials.clientsFile(), credentials.accountsFile());
            Summary summary = new LoadingDemo(settings, folder, people, clock, holder::bind).load();
            summary.put("ready.seconds", readySeconds);
            summary.lines().forEach(StartLines::say);
            summary.differences().forEach(line -> StartLines.say("NOT AS EXPECTED: " + line));
            Files.write(finished, summary.lines());
            if (settings.once()) {
                return summary.differences().isEmpty() ? 0 : 1;
            }
        }
        Path here = Path.of("").toAbsolutePath();
        Path shown = folder.startsWith(here) ? here.relativize(folder) : folder;
        StartLines.say("Sign in at " + base + "/sign-in; people and passwords: " + shown.resolve("accounts.json"));
        StartLines.say("Pull an enterprise's name as the tax office's system:");
        StartLines.say("  " + PastedCall.text(base, shown, scheme.equals("https") ? certificate() : null));
        return 0;
    }

    private Path certificate() {
        return data.resolve("tls").resolve("localhost.pem");
    }

    private static Map<String, String> departments() {
        Map<String, String> departments = new LinkedHashMap<>();
        departments.put("market", "11230290MB9000015Q");
        departments.put("tax", "11230290MB9000023K");
        departments.put("police", "11230290MB9000031E");
        departments.put("civil", "11230290MB900004X6");
        departments.put("labor", "11230290MB90000586");
        departments.put("housing", "11230290MB90000661");
        return departments;
    }

    private @Nullable SSLContext trust() throws IOException, GeneralSecurityException {
        if (!scheme.equals("https")) {
            return null;
        }
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null);
        try (InputStream pem = Files.newInputStream(certificate())) {
            trusted.setCertificateEntry(
                    "local", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }
}
