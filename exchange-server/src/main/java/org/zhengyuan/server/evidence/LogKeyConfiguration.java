package org.zhengyuan.server.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhengyuan.exchange.evidence.LogKeyring;
import org.zhengyuan.exchange.evidence.LogKeys;
import org.zhengyuan.seal.crypto.KeyAlgorithm;
import org.zhengyuan.seal.proof.NoteSigner;
import org.zhengyuan.server.start.DataFolder;

/** The keys by which this installation is believed. Who verifies needs {@code data/log/keys}, the verifier keys, a line each. */
@Configuration(proxyBeanMethods = false)
class LogKeyConfiguration {
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
        Path file = secrets.resolve("answers-" + answers.toLowerCase(Locale.ROOT) + ".key");
        LogKeyFiles files = new LogKeyFiles(secrets);
        files.first(origin);
        return new LogKeys(origin, files.of(origin), LogKeyFiles.signer(file, origin + "/answers", algorithm));
    }

    @Bean
    LogKeyring logKeyring(DataFolder data, LogKeys keys) {
        LogKeyFiles files = new LogKeyFiles(data.folder("secrets"));
        Path told = data.folder("log").resolve("keys");
        tell(told, files, keys.answers());
        return new LogKeyring() {
            @Override
            public List<NoteSigner> of(String origin) {
                return files.of(origin);
            }

            @Override
            public Set<String> origins() {
                return files.origins();
            }

            @Override
            public void prepare(String origin) {
                files.prepare(origin);
                tell(told, files, keys.answers());
            }
        };
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

    private static void tell(Path file, LogKeyFiles files, NoteSigner answers) {
        StringBuilder lines = new StringBuilder();
        files.all().forEach(key -> lines.append("log ").append(key.key().text()).append('\n'));
        lines.append("answers ").append(answers.key().text()).append('\n');
        try {
            Files.writeString(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException("the verifier keys", e);
        }
    }
}
