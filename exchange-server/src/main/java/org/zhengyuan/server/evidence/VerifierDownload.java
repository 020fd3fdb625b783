package org.zhengyuan.server.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.zhengyuan.exchange.problem.RequestRefusal;

/** The offline verifier as one file, as it was built with this server, and its digest. */
@RestController
public class VerifierDownload {
    private static final String NAME = "verify.jar";

    private final Resource jar = new ClassPathResource("download/" + NAME);

    @GetMapping(path = "/" + NAME, produces = "application/java-archive")
    ResponseEntity<Resource> jar() throws IOException {
        require();
        return ResponseEntity.ok()
                .contentLength(jar.contentLength())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(NAME).build().toString())
                .body(jar);
    }

    /** One line as {@code sha256sum -c} reads it. */
    @GetMapping(path = "/" + NAME + ".sha256", produces = MediaType.TEXT_PLAIN_VALUE)
    String digest() throws IOException {
        require();
        return sha256() + "  " + NAME + "\n";
    }

    /** SHA-256 of the file in lower-case hexadecimal. */
    public String sha256() throws IOException {
        try (InputStream file = jar.getInputStream()) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(file, digest).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }

    private void require() {
        if (!jar.exists()) {
            throw RequestRefusal.NOT_FOUND.toProblem();
        }
    }
}
