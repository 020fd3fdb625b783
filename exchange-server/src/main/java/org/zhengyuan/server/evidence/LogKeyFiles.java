package org.zhengyuan.server.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zhengyuan.exchange.evidence.LogKeyring;
import org.zhengyuan.seal.crypto.KeyAlgorithm;
import org.zhengyuan.seal.crypto.KeyFile;
import org.zhengyuan.seal.crypto.SoftwareKey;
import org.zhengyuan.seal.proof.NoteSigner;

/**
 * The log's keys: files of their own beside the other secrets (0600). The first log's lie under plain names; those of a log that began later
 * have the beginning of its origin's digest in theirs. Keys of ended logs stay: who verifies an old receipt needs their public parts.
 */
final class LogKeyFiles implements LogKeyring {
    private static final List<KeyAlgorithm> ALGORITHMS = List.of(KeyAlgorithm.ED25519, KeyAlgorithm.SM2);

    private final Path secrets;
    private final Map<String, List<NoteSigner>> held = new ConcurrentHashMap<>();

    LogKeyFiles(Path secrets) {
        this.secrets = secrets;
    }

    /** Keys for the first log of this installation, made if they are not there; also what a start that was broken off did not make. */
    void first(String origin) {
        Path first = secrets.resolve(file("log-", KeyAlgorithm.ED25519));
        if (of(origin).isEmpty()
                && (Files.notExists(first) || read(first).key().name().equals(origin))) {
            make(origin, "log-");
        }
    }

    @Override
    public List<NoteSigner> of(String origin) {
        List<NoteSigner> known = held.get(origin);
        if (known != null) {
            return known;
        }
        for (String prefix : List.of("log-", later(origin))) {
            List<NoteSigner> keys = load(prefix).stream()
                    .filter(key -> key.key().name().equals(origin))
                    .toList();
            if (keys.size() == ALGORITHMS.size()) {
                held.put(origin, keys);
                return keys;
            }
        }
        return List.of();
    }

    @Override
    public Set<String> origins() {
        return all().stream().map(signer -> signer.key().name()).collect(Collectors.toSet());
    }

    @Override
    public void prepare(String origin) {
        if (of(origin).isEmpty()) {
            make(origin, later(origin));
        }
    }

    /** Of all logs whose keys lie here. */
    List<NoteSigner> all() {
        try (Stream<Path> files = Files.list(secrets)) {
            return files.filter(file -> file.getFileName().toString().matches("log-.*\\.key"))
                    .sorted()
                    .map(LogKeyFiles::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the keys of the log", e);
        }
    }

    private void make(String origin, String prefix) {
        ALGORITHMS.forEach(algorithm -> signer(secrets.resolve(file(prefix, algorithm)), origin, algorithm));
    }

    private List<NoteSigner> load(String prefix) {
        return ALGORITHMS.stream()
                .map(algorithm -> secrets.resolve(file(prefix, algorithm)))
                .filter(Files::exists)
                .map(LogKeyFiles::read)
                .toList();
    }

    private static String file(String prefix, KeyAlgorithm algorithm) {
        return prefix + (algorithm == KeyAlgorithm.SM2 ? "sm2" : "ed25519") + ".key";
    }

    private static String later(String origin) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(origin.getBytes(StandardCharsets.UTF_8));
            return "log-" + HexFormat.of().formatHex(digest, 0, 4) + "-";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The key in a file, made where there is none. */
    static NoteSigner signer(Path file, String keyName, KeyAlgorithm algorithm) {
        try {
            if (!Files.exists(file)) {
                Path draft = file.resolveSibling(file.getFileName() + ".draft");
                Files.deleteIfExists(draft);
                KeyFile.store(draft, SoftwareKey.generate(keyName, algorithm), null);
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the key " + file, e);
        }
        return read(file);
    }

    private static NoteSigner read(Path file) {
        try {
            return NoteSigner.of(KeyFile.load(file, null));
        } catch (IOException e) {
            throw new UncheckedIOException("the key " + file, e);
        }
    }
}
