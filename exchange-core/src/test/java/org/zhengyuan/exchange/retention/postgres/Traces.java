package org.zhengyuan.exchange.retention.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.zhengyuan.exchange.books.postgres.BooksOnDatabase;

/** Tables and files in which a person stands: plainly, as a digest, or as a digest under anything secret that the installation has. */
final class Traces {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final BooksOnDatabase books;
    private final String identifier;
    private final String[] others;

    /** @param others further texts that name the person */
    Traces(BooksOnDatabase books, String identifier, String... others) {
        this.books = books;
        this.identifier = identifier;
        this.others = others.clone();
    }

    List<String> found(Path folder) throws Exception {
        List<byte[]> forms = forms(folder);
        String[] patterns = Stream.concat(
                        Stream.concat(Stream.of(identifier), Stream.of(others)),
                        forms.stream().map(HEX::formatHex))
                .map(text -> "%" + text.toUpperCase(Locale.ROOT) + "%")
                .toArray(String[]::new);
        List<String> found = new ArrayList<>();
        List<String> tables = books.owner
                .sql("SELECT c.relname FROM pg_class c WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'")
                .query(String.class)
                .list();
        assertThat(tables).hasSizeGreaterThan(40);
        for (String table : tables) {
            // blanks, hyphens and width make no other person
            if (books.owner
                    .sql(
                            "SELECT EXISTS (SELECT 1 FROM %s t WHERE translate(upper(normalize(t::text, NFKC)), ' -', '') LIKE ANY (?::text[]))"
                                    .formatted(table))
                    .param(patterns)
                    .query(Boolean.class)
                    .single()) {
                found.add(table);
            }
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = HEX.formatHex(Files.readAllBytes(file));
                if (forms.stream().anyMatch(form -> content.contains(HEX.formatHex(form)))) {
                    found.add(file.toString());
                }
            }
        }
        return found;
    }

    private List<byte[]> forms(Path folder) throws Exception {
        byte[] plain = identifier.getBytes(StandardCharsets.UTF_8);
        List<byte[]> forms = new ArrayList<>();
        forms.add(plain);
        forms.add(MessageDigest.getInstance("SHA-256").digest(plain));
        for (byte[] secret : secrets(folder)) {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            forms.add(mac.doFinal(plain));
            MessageDigest salted = MessageDigest.getInstance("SHA-256");
            salted.update(secret);
            forms.add(salted.digest(plain));
        }
        return forms;
    }

    /** Everything secret: salts and seeds of the database, keys and other small files beside it, as they are and without line ends. */
    private Set<byte[]> secrets(Path folder) throws Exception {
        Set<byte[]> secrets = new HashSet<>(books.owner
                .sql(
                        "SELECT salt FROM fact WHERE salt IS NOT NULL UNION SELECT salt FROM trail WHERE salt IS NOT NULL"
                                + " UNION SELECT salt FROM claim_salt UNION SELECT row_seed FROM submission_chunk WHERE row_seed IS NOT NULL")
                .query((row, number) -> row.getBytes(1))
                .list());
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] content = Files.readAllBytes(file);
                if (content.length > 0 && content.length < 4_096) {
                    secrets.add(content);
                    secrets.add(new String(content, StandardCharsets.ISO_8859_1)
                            .strip()
                            .getBytes(StandardCharsets.ISO_8859_1));
                }
            }
        }
        books.log.signers.forEach(signer -> secrets.add(signer.key().text().getBytes(StandardCharsets.UTF_8)));
        assertThat(secrets).hasSizeGreaterThan(20);
        return secrets;
    }
}
