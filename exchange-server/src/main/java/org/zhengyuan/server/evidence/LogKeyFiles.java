package org.zhengyuan.server.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhengyuan.exchange.evidence.LogKeys;
import org.zhengyuan.seal.crypto.KeyAlgorithm;
import org.zhengyuan.seal.crypto.KeyFile;
import org.zhengyuan.seal.crypto.SigningKey;
import org.zhengyuan.seal.crypto.SoftwareKey;
import org.zhengyuan.seal.proof.NoteSigner;
import org.zhengyuan.server.start.DataFolder;

/**
 * The log's keys, made at the first start: files of their own beside the other secrets (0600). Who verifies needs {@code data/log/keys}, the
 * verifier keys, a line each.
 */
@Configuration(proxyBeanMethods = false)
class LogKeyFiles {
    private static final int NAME_BYTES = 4;

    /** @param answers SM2, or P256 for who has no SM2 to verify with */
    @Bean
    LogKeys logKeys(
            DataFolder data,
            @Value("${zhengyuan.evidence.origin:}") String configured,
            @Value("${zhengyuan.evidence.answers:SM2}") String answers) {
        Path folder = data.folder("log");
        Path secrets = data.folder("secrets");
        String origin = configured.isEmpty() ? name(folder) : configured;
        KeyAlgorithm algorithm = answers.equals("P256") ? KeyAlgorithm.ECDSA_P256 : KeyAlgorithm.SM2;
        LogKeys keys = new LogKeys(
                origin,
                List.of(
                        signer(secrets, "log-ed25519", origin, KeyAlgorithm.ED25519),
                        signer(secrets, "log-sm2", origin, KeyAlgorithm.SM2)),
                signer(secrets, "answers-" + answers.toLowerCase(Locale.ROOT), origin + "/answers", algorithm));
        tell(folder.resolve("keys"), keys);
        return keys;
    }

    private static String name(Path folder) {
        Path file = folder.resolve("origin");
        try {
            if (!Files.exists(file)) {
                byte[] random = new byte[NAME_BYTES];
                new SecureRandom().nextBytes(random);
                Files.writeString(file, "zhengyuan/" + HexFormat.of().formatHex(random) + "\n");
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the name of the log", e);
        }
    }

    private static NoteSigner signer(Path secrets, String name, String keyName, KeyAlgorithm algorithm) {
        Path file = secrets.resolve(name + ".key");
        try {
            if (!Files.exists(file)) {
                Path draft = secrets.resolve(name + ".key.draft");
                Files.deleteIfExists(draft);
                KeyFile.store(draft, SoftwareKey.generate(keyName, algorithm), null);
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            }
            SigningKey key = KeyFile.load(file, null);
            return NoteSigner.of(key);
        } catch (IOException e) {
            throw new UncheckedIOException("the log's key " + file, e);
        }
    }

    private static void tell(Path file, LogKeys keys) {
        StringBuilder lines = new StringBuilder();
        keys.checkpoints()
                .forEach(key -> lines.append("log ").append(key.key().text()).append('\n'));
        lines.append("answers ").append(keys.answers().key().text()).append('\n');
        try {
            Files.writeString(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException("the verifier keys", e);
        }
    }
}
