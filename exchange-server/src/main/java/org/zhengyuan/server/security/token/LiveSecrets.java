package org.zhengyuan.server.security.token;

import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.zhengyuan.server.security.client.SecretDigest;

/** Compares a presented secret with every live secret of a client, so that an old and a new one hold while machines are moved. */
final class LiveSecrets implements PasswordEncoder {
    /** The digests in one string, as Spring's registered client carries them: {@code salt.digest}, separated by spaces. */
    static String encoded(List<SecretDigest> secrets) {
        Base64.Encoder base64 = Base64.getEncoder();
        return secrets.stream()
                .map(secret -> base64.encodeToString(secret.salt()) + "." + base64.encodeToString(secret.digest()))
                .collect(Collectors.joining(" "));
    }

    @Override
    public String encode(@Nullable CharSequence secret) {
        throw new UnsupportedOperationException("secrets are made by the operators' interface");
    }

    @Override
    public boolean matches(@Nullable CharSequence presented, @Nullable String encoded) {
        if (presented == null || encoded == null) {
            return false;
        }
        boolean matches = false;
        for (String live : encoded.split(" ", -1)) {
            String[] parts = live.split("\\.", -1);
            Base64.Decoder base64 = Base64.getDecoder();
            matches |= new SecretDigest(base64.decode(parts[0]), base64.decode(parts[1])).matches(presented);
        }
        return matches;
    }
}
