package org.zhengyuan.server.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.zhengyuan.server.start.StartRefused;

/**
 * The certificate by which this machine's own browser speaks TLS with this server: self-signed, for localhost, 127.0.0.1 and ::1, good
 * for a year and made anew a month before its end. It proves nothing to anyone else; a server for others gets a certificate of its own
 * by {@code server.ssl.*}.
 *
 * @param keyStore PKCS#12 file with key and certificate
 * @param password file (0600) with the key store's password
 */
record LocalCertificate(Path keyStore, Path password) {
    private static final String ALIAS = "server";
    private static final Duration MARGIN = Duration.ofDays(30);

    /** The certificate alone, as PEM, for clients that are to trust it. */
    Path pem() {
        return keyStore.resolveSibling("localhost.pem");
    }

    String secret() {
        try {
            return Files.readString(password).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes key and certificate unless there are good ones. */
    void require(Clock clock) {
        try {
            if (!isGood(clock.instant())) {
                Files.deleteIfExists(keyStore);
                Files.deleteIfExists(pem());
                keytool("-genkeypair -keyalg EC -groupname secp256r1 -validity 365 -dname CN=localhost -ext"
                        + " san=dns:localhost,ip:127.0.0.1,ip:0:0:0:0:0:0:0:1 -ext eku=serverAuth");
                keytool("-exportcert -rfc -file", pem().toString());
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new StartRefused("no local certificate can be made: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("interrupted while making the local certificate", e);
        }
    }

    private boolean isGood(Instant now) throws IOException, GeneralSecurityException {
        if (!Files.exists(keyStore)) {
            return false;
        }
        try (InputStream file = Files.newInputStream(keyStore)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(file, secret().toCharArray());
            return store.getCertificate(ALIAS) instanceof X509Certificate certificate
                    && certificate.getNotAfter().toInstant().isAfter(now.plus(MARGIN));
        }
    }

    // The JDK makes certificates only by this program. It reads the password from the file: arguments are visible to
    // everyone.
    private void keytool(String options, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(Arrays.asList(options.split(" ")));
        command.addAll(List.of(more));
        command.addAll(List.of("-alias", ALIAS, "-keystore", keyStore.toString(), "-storetype", "PKCS12"));
        command.addAll(List.of("-storepass:file", password.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("keytool: " + output.strip());
        }
    }
}
