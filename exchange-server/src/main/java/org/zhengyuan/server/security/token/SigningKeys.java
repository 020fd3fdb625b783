package org.zhengyuan.server.security.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import org.zhengyuan.server.security.PrivateFile;

/**
 * The keys of the embedded issuer, a JWK set (RFC 7517) in one private file. The first key signs, all of them verify: an operator
 * rotates by putting a new key first and removing the old one when its last token has expired. RS256, because verifying it is the
 * cheapest of what the JDK offers and every call verifies while a token is signed once in minutes.
 */
final class SigningKeys {
    private static final int BITS = 2048;

    private final JWKSet keys;

    private SigningKeys(JWKSet keys) {
        this.keys = keys;
    }

    /** The keys of this file; generated at the first start. */
    static SigningKeys in(Path file) {
        try {
            if (!Files.exists(file)) {
                PrivateFile.write(file, new JWKSet(generate()).toString(false));
            }
            return new SigningKeys(JWKSet.parse(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("token signing keys " + file, e);
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException("token signing keys " + file + " are not a JWK set", e);
        }
    }

    private static RSAKey generate() throws JOSEException {
        return new RSAKeyGenerator(BITS)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .keyIDFromThumbprint(true)
                .generate();
    }

    /** The key that signs, private part included. */
    JWKSet signing() {
        return new JWKSet(keys.getKeys().getFirst());
    }

    /** The public parts of all keys. */
    JWKSet verifying() {
        return keys.toPublicJWKSet();
    }
}
