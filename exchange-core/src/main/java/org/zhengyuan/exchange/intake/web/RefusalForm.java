package org.zhengyuan.exchange.intake.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;
import org.zhengyuan.exchange.intake.format.Format;
import org.zhengyuan.exchange.intake.format.RefusalWriters;
import org.zhengyuan.exchange.problem.RequestRefusal;

/** In which form refused rows are wanted: pages of JSON, or a file. */
final class RefusalForm {
    private RefusalForm() {}

    /** A file that is itself JSON is had by {@code as=file} only: its media type means the pages. */
    static boolean isFile(Format delivered, @Nullable String as, @Nullable String accept) {
        if (as != null) {
            return as.equals("file");
        }
        if (accept == null || accept.isBlank()) {
            return false;
        }
        MediaType own =
                MediaType.parseMediaType(RefusalWriters.formatFor(delivered).mediaType());
        for (MediaType wanted : wanted(accept)) {
            if (wanted.includes(MediaType.APPLICATION_JSON)) {
                return false;
            }
            if (wanted.includes(own)) {
                return true;
            }
        }
        throw RequestRefusal.NOT_ACCEPTABLE.toProblem();
    }

    private static List<MediaType> wanted(String accept) {
        try {
            List<MediaType> wanted = MediaType.parseMediaTypes(accept);
            MimeTypeUtils.sortBySpecificity(wanted);
            return wanted;
        } catch (InvalidMediaTypeException e) {
            throw RequestRefusal.NOT_ACCEPTABLE.toProblem();
        }
    }
}
