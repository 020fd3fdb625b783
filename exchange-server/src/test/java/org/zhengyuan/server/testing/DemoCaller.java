package org.zhengyuan.server.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A machine or a person of the demo city, calling over HTTP in its own name. */
public final class DemoCaller {
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final ServerProcess server;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private String header = "Authorization";
    private String credential = "";

    private DemoCaller(ServerProcess server) {
        this.server = server;
    }

    /** Nobody: neither token nor session. */
    public static DemoCaller stranger(DemoServer demo) {
        return new DemoCaller(demo.process());
    }

    public static DemoCaller machine(DemoServer demo, String clientId) {
        DemoCaller caller = new DemoCaller(demo.process());
        String basic = clientId + ":" + demo.secrets().get(clientId);
        HttpResponse<String> answer =
                caller.send(HttpRequest.newBuilder(demo.process().uri("/oauth2/token"))
                        .header(
                                "Authorization",
                                "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8)))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials")));
        caller.credential = "Bearer " + json(answer).get("access_token").asString();
        return caller;
    }

    public static DemoCaller person(DemoServer demo, String userName) {
        return person(demo, userName, demo.password(userName));
    }

    public static DemoCaller person(DemoServer demo, String userName, String password) {
        DemoCaller caller = new DemoCaller(demo.process());
        caller.signIn(userName, password);
        caller.header = "X-CSRF-TOKEN";
        caller.credential = json(caller.send(
                        HttpRequest.newBuilder(demo.process().uri("/api/v1/session"))))
                .at("/csrf/token")
                .asString();
        return caller;
    }

    /** Fills in the sign-in form, with whatever it is given. */
    public HttpResponse<String> signIn(String userName, String password) {
        Matcher form = FORM_TOKEN.matcher(
                send(HttpRequest.newBuilder(server.uri("/sign-in"))).body());
        if (!form.find()) {
            throw new AssertionError("the sign-in page has no anti-forgery token");
        }
        return send(HttpRequest.newBuilder(server.uri("/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=" + encoded(userName) + "&password=" + encoded(password)
                        + "&_csrf=" + encoded(form.group(1)))));
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers));
    }

    public HttpResponse<String> post(String path, String mediaType, String body, String... headers) {
        return send(request(path, headers).header("Content-Type", mediaType).POST(BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> postJson(String path, String body, String... headers) {
        return post(path, "application/json", body, headers);
    }

    public HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri(path)).header("Accept-Language", "en");
        if (!credential.isEmpty()) {
            request.header(header, credential);
        }
        return headers.length == 0 ? request : request.headers(headers);
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofString());
    }

    public <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return http.send(request.build(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** What this caller proves itself by: token, or anti-forgery token and session. */
    public String[] credentials() {
        String session = cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("JSESSIONID"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
        String proof = credential.startsWith("Bearer ") ? credential.substring(7) : credential;
        return session.isEmpty() ? new String[] {proof} : new String[] {proof, session};
    }

    public static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
