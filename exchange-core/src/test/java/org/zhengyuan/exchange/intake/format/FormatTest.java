package org.zhengyuan.exchange.intake.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FormatTest {
    @Test
    void aMediaTypeNamesAFormatAndPerhapsACharset() {
        assertThat(Format.ofMediaType("text/csv")).contains(DeclaredFormat.of(Format.CSV));
        assertThat(Format.ofMediaType(" Text/CSV ; header=present; charset=\"gbk\""))
                .contains(new DeclaredFormat(Format.CSV, Optional.of(Charset.forName("GB18030"))));
        assertThat(Format.ofMediaType("application/x-ndjson;charset=utf-8")
                        .orElseThrow()
                        .charset())
                .contains(java.nio.charset.StandardCharsets.UTF_8);
        for (Format format : Format.values()) {
            assertThat(Format.ofMediaType(format.mediaType())).contains(DeclaredFormat.of(format));
        }
    }

    @Test
    void anUnknownMediaTypeOrCharsetNamesNone() {
        assertThat(Format.ofMediaType("application/octet-stream")).isEmpty();
        assertThat(Format.ofMediaType("text/csv; charset=klingon")).isEmpty();
        assertThat(Format.ofMediaType("text/csv; charset=;")).isEmpty();
        assertThat(Format.ofMediaType("")).isEmpty();
    }

    @Test
    void aFileNameTellsTheFormatOfAWatchedFile() {
        assertThat(Format.ofFileName("人员.CSV")).contains(Format.CSV);
        assertThat(Format.ofFileName("a.ndjson")).contains(Format.NDJSON);
        assertThat(Format.ofFileName("a.xls")).isEmpty();
        assertThat(Format.ofFileName("csv")).isEmpty();
    }
}
