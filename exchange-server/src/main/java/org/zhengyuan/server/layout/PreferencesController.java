package org.zhengyuan.server.layout;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Remembers language and text size in the browser, and goes back to where the reader was. */
@Controller
class PreferencesController {
    @PostMapping("/preferences")
    ResponseEntity<Void> keep(
            @RequestParam(required = false) @Nullable String language,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(defaultValue = "/") String back,
            HttpServletRequest request) {
        HttpHeaders headers = new HttpHeaders();
        boolean secure = request.isSecure();
        Preferences.LANGUAGE
                .keep(language, secure)
                .ifPresent(cookie -> headers.add(HttpHeaders.SET_COOKIE, cookie.toString()));
        Preferences.TEXT.keep(text, secure).ifPresent(cookie -> headers.add(HttpHeaders.SET_COOKIE, cookie.toString()));
        headers.setLocation(URI.create(isLocal(back) ? back : "/"));
        return new ResponseEntity<>(headers, HttpStatus.SEE_OTHER);
    }

    /** True for a path of this server; {@code //host} and {@code /\host} would lead elsewhere. */
    static boolean isLocal(String back) {
        return back.matches("/(?![/\\\\])[\\x21-\\x7E&&[^\\\\<>\"`{}|^]]*");
    }
}
