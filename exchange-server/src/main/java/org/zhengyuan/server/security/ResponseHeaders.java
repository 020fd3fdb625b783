package org.zhengyuan.server.security;

import java.util.List;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.HstsHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.XContentTypeOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter;

/**
 * What every response tells the browser: run and load only what comes from here and nothing inline, be framed by nobody, send no
 * referrer, guess no types, keep no copy; over TLS, come back over TLS only.
 */
public final class ResponseHeaders {
    /** Bootstrap's icons are data images inside its style sheet; everything else comes from this origin. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private ResponseHeaders() {}

    /** For pages and files: written last, so that a file's own caching rule holds. */
    public static HeaderWriterFilter forPages() {
        return new HeaderWriterFilter(writers());
    }

    /** For the API: written first, which spares a wrapper around every response. */
    public static HeaderWriterFilter forApi() {
        HeaderWriterFilter filter = new HeaderWriterFilter(writers());
        filter.setShouldWriteHeadersEagerly(true);
        return filter;
    }

    private static List<HeaderWriter> writers() {
        return List.of(
                new XContentTypeOptionsHeaderWriter(),
                new CacheControlHeadersWriter(),
                new HstsHeaderWriter(),
                new XFrameOptionsHeaderWriter(XFrameOptionsHeaderWriter.XFrameOptionsMode.DENY),
                new ReferrerPolicyHeaderWriter(ReferrerPolicy.NO_REFERRER),
                new ContentSecurityPolicyHeaderWriter(POLICY));
    }
}
