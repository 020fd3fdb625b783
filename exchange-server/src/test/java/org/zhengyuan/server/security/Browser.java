package org.zhengyuan.server.security;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** A person's browser: keeps cookies, reads the anti-forgery token out of forms, follows no redirect by itself. */
final class Browser {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String origin;

    Browser(int port) {
        this("http://localhost:" + port);
    }

    Browser(String origin) {
        this.origin = origin;
    }

    HttpResponse<String> open(String path) {
        return send(request(path)
                .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                .header("Accept-Language", "en"));
    }

    /** Fills in the sign-in form. */
    HttpResponse<String> signIn(String user, String password) {
        return submit("/sign-in", Map.of("username", user, "password", password));
    }

    /** Opens the page and submits its form. */
    HttpResponse<String> submit(String path, Map<String, String> fields) {
        Matcher csrf = CSRF.matcher(open(path).body());
        Map<String, String> all = new HashMap<>(fields);
        if (csrf.find()) {
            all.put("_csrf", csrf.group(1));
        }
        return post(path, all);
    }

    HttpResponse<String> post(String path, Map<String, String> fields) {
        return send(request(path)
                .header("Accept", "text/html")
                .header("Accept-Language", "en")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(SecurityTest.form(fields))));
    }

    /** Calls the API as a page's script does, with the session's token. */
    HttpResponse<String> call(String method, String path, String json) {
        String token = new JsonMapper()
                .readTree(send(request("/api/v1/session")).body())
                .at("/csrf/token")
                .asString("");
        return send(request(path)
                .header("X-CSRF-TOKEN", token.isEmpty() ? "none" : token)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(origin + path));
    }

    String session() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("JSESSIONID"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }
}
