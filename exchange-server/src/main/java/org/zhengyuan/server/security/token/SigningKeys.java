package org.zhengyuan.server.security.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.zhengyuan.server.security.PrivateFile;

/**
 * The keys of the embedded issuer, a JWK set (RFC 7517) in one private file. The first key signs; those behind it verify until the
 * instant they carry as {@code exp}, by when their last token has expired. RS256, because verifying it is the cheapest of what the JDK
 * offers and every call verifies while a token is signed once in minutes.
 */
final class SigningKeys {
    private static final int BITS = 2048;

    private final Path file;
    private final Clock clock;
    private volatile JWKSet keys;

    private SigningKeys(Path file, Clock clock, JWKSet keys) {
        this.file = file;
        this.clock = clock;
        this.keys = keys;
    }

    /** The keys of this file; generated at the first start. */
    static SigningKeys in(Path file, Clock clock) {
        try {
            if (!Files.exists(file)) {
                write(file, new JWKSet(generate(clock.instant())));
            }
            return new SigningKeys(file, clock, JWKSet.parse(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("token signing keys " + file, e);
        } catch (ParseException e) {
            throw new IllegalStateException("token signing keys " + file + " are not a JWK set", e);
        }
    }

    /**
     * A new key signs from now on, durable before it does.
     *
     * @param overlap how long the key before it goes on verifying; zero where it is not to be trusted any more, nor those before it
     */
    synchronized void rotate(Duration overlap) {
        Instant now = clock.instant();
        List<JWK> next = new ArrayList<>();
        next.add(generate(now));
        if (overlap.isPositive()) {
            List<JWK> present = live(now);
            next.add(retiring((RSAKey) present.getFirst(), now.plus(overlap)));
            next.addAll(present.subList(1, present.size()));
        }
        JWKSet set = new JWKSet(next);
        try {
            write(file, set);
        } catch (IOException e) {
            throw new UncheckedIOException("token signing keys " + file, e);
        }
        keys = set;
    }

    private static void write(Path file, JWKSet set) throws IOException {
        PrivateFile.write(file, set.toString(false));
    }

    private static RSAKey retiring(RSAKey key, Instant at) {
        return key.getExpirationTime() == null
                ? new RSAKey.Builder(key).expirationTime(Date.from(at)).build()
                : key;
    }

    private static RSAKey generate(Instant now) {
        try {
            return new RSAKeyGenerator(BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .issueTime(Date.from(now))
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("every JDK makes RSA keys", e);
        }
    }

    /** The key that signs, private part included. */
    JWKSet signing() {
        return new JWKSet(keys.getKeys().getFirst());
    }

    /** The public parts of the key that signs and of those that still verify. */
    JWKSet verifying() {
        return new JWKSet(live(clock.instant())).toPublicJWKSet();
    }

    private List<JWK> live(Instant now) {
        return keys.getKeys().stream()
                .filter(key -> key.getExpirationTime() == null
                        || now.isBefore(key.getExpirationTime().toInstant()))
                .toList();
    }
}
