package org.zhengyuan.server.demo.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** The one {@code curl} that works as pasted: a pull, with a token fetched by the tax office's credentials. */
record PastedCall(Path folder, People people) {
    static final String CREDENTIALS = "tax-system.curl";
    static final String BODY = "pull.json";

    /** Writes what the call reads, readable by this user only: secrets and identifiers stay off the command line. */
    void write(Object body) {
        write(folder.resolve(CREDENTIALS), "user = \"" + people.credentials("tax-system") + "\"\n");
        write(folder.resolve(BODY), people.api().json().writeValueAsString(body) + "\n");
    }

    /** @param certificate to trust; null for plain HTTP */
    static String text(URI base, Path folder, @Nullable Path certificate) {
        String curl = "curl -sS" + (certificate == null ? "" : " --cacert " + certificate);
        String token = curl + " -K " + folder.resolve(CREDENTIALS) + " -d grant_type=client_credentials " + base
                + "/oauth2/token | sed 's/.*\"access_token\":\"\\([^\"]*\\).*/\\1/'";
        return curl + " -H 'Content-Type: application/json' -H \"Authorization: Bearer $(" + token + ")\" -d @"
                + folder.resolve(BODY) + " " + base + "/api/v1/pulls";
    }

    private static void write(Path file, String text) {
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        try {
            Files.deleteIfExists(draft);
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, text);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
