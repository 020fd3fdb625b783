package org.zhengyuan.exchange.intake.route;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.springframework.context.MessageSource;
import org.zhengyuan.exchange.evidence.EvidenceRefusal;
import org.zhengyuan.exchange.intake.IntakeRefusal;
import org.zhengyuan.exchange.intake.Receiving;
import org.zhengyuan.exchange.intake.Reception.Received;
import org.zhengyuan.exchange.intake.Upload;
import org.zhengyuan.exchange.intake.format.DeclaredFormat;
import org.zhengyuan.exchange.intake.format.Format;
import org.zhengyuan.exchange.problem.Expected;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.problem.Refusal;
import tools.jackson.databind.json.JsonMapper;

/** Delivers the files of watched folders and puts each of them in its place. */
public final class WatchedFolders {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, IntakeSources.Folder> folders = new LinkedHashMap<>();
    private final Receiving receiving;
    private final MessageSource messages;

    WatchedFolders(IntakeSources sources, Receiving receiving, MessageSource messages) {
        sources.folders().forEach(folder -> folders.put(folder.name(), folder));
        this.receiving = receiving;
        this.messages = messages;
    }

    /**
     * Called by the routes with a file that was taken over: delivers it and moves it to its place.
     *
     * @throws IOException it could not be taken for now; it is to be given back to where {@link IntakeRoutes#TARGET} says
     */
    public void deliver(@Body File taken, @ExchangeProperty(IntakeRoutes.SOURCE) String name, Exchange exchange)
            throws IOException {
        IntakeSources.Folder source = folders.get(name);
        if (source == null) {
            throw new IllegalStateException("no folder " + name);
        }
        WatchedFolder folder = new WatchedFolder(source.path());
        Path file = taken.toPath();
        try {
            UUID delivery = folder.delivery(file);
            Path target =
                    switch (receive(source, folder, file, delivery)) {
                        case Outcome.Done<Received> done ->
                            folder.archived(done.value().submission().id(), file);
                        case Outcome.Refused<Received> no -> refused(folder, file, delivery, no);
                    };
            folder.place(file, delivery, target);
        } catch (IOException | RuntimeException e) {
            exchange.setProperty(IntakeRoutes.TARGET, folder.free(file).toString());
            throw e;
        }
    }

    private Path refused(WatchedFolder folder, Path file, UUID delivery, Outcome.Refused<Received> no)
            throws IOException {
        if (no.refusal() == IntakeRefusal.STORAGE_FULL || no.refusal() == EvidenceRefusal.LOG_STOPPED) {
            // not the file's fault: it goes back and is taken once there is room, or evidence again
            throw new IOException(no.refusal().code());
        }
        if (no.refusal() == IntakeRefusal.KEY_REUSED) {
            // somebody put another file under the name of one that was given back
            folder.forget(file);
            throw new IOException(no.refusal().code());
        }
        Path target = folder.failed(delivery, file);
        WatchedFolder.explain(target, problem(no.refusal(), no.facts()));
        return target;
    }

    private Outcome<Received> receive(IntakeSources.Folder source, WatchedFolder folder, Path file, UUID delivery)
            throws IOException {
        String name = file.getFileName().toString();
        boolean gzip = name.toLowerCase(Locale.ROOT).endsWith(".gz");
        Optional<Format> format = Format.ofFileName(gzip ? name.substring(0, name.length() - 3) : name);
        if (format.isEmpty()) {
            return Outcome.refused(IntakeRefusal.MEDIA_TYPE);
        }
        return switch (Manifest.beside(folder.manifest(file, delivery))) {
            case Outcome.Refused<Manifest> no -> Outcome.refused(no.refusal(), no.facts());
            case Outcome.Done<Manifest> manifest ->
                receive(source, file, delivery, gzip, format.get(), manifest.value());
        };
    }

    private Outcome<Received> receive(
            IntakeSources.Folder source, Path file, UUID delivery, boolean gzip, Format format, Manifest manifest)
            throws IOException {
        Upload upload = new Upload(
                source.dataset(),
                source.department(),
                source.source(),
                source.source(),
                delivery.toString(),
                new Upload.Wish(source.full(), source.division(), manifest.rows()),
                DeclaredFormat.of(format),
                file.getFileName().toString(),
                gzip,
                manifest.digests());
        try (InputStream content = Files.newInputStream(file)) {
            return receiving.receive(upload, content);
        }
    }

    private String problem(Refusal refusal, Map<String, ?> facts) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", "/problems/" + refusal.code());
        document.put("code", refusal.code());
        document.put("title", text(refusal.code(), Locale.CHINESE));
        document.put("title.en", text(refusal.code(), Locale.ENGLISH));
        facts.forEach((name, fact) -> {
            if (fact instanceof Expected expected) {
                document.put(name, text(expected, Locale.CHINESE));
                document.put(name + ".en", text(expected, Locale.ENGLISH));
            } else {
                document.put(name, fact);
            }
        });
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document);
    }

    private String text(Expected expected, Locale locale) {
        String key = expected.messageKey();
        String text = messages.getMessage(key, expected.arguments().toArray(), key, locale);
        return text == null ? key : text;
    }

    private String text(String code, Locale locale) {
        String text = messages.getMessage("problem." + code, null, code, locale);
        return text == null ? code : text;
    }
}
