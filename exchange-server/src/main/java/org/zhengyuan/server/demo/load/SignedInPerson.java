package org.zhengyuan.server.demo.load;

import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A person who signed in on the page, and whose calls carry the session's anti-forgery token. */
final class SignedInPerson implements Caller {
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final Api api;
    private final HttpClient client;
    private final String header;
    private final String token;

    SignedInPerson(Api api, String userName, String password) {
        this.api = api;
        this.client = api.connect();
        String page = api.send(client, api.request("/sign-in").GET().build()).body();
        Matcher form = FORM_TOKEN.matcher(page);
        if (!form.find()) {
            throw new UnexpectedAnswer("the sign-in page has no anti-forgery token");
        }
        HttpResponse<String> answer = api.send(
                client,
                api.request("/sign-in")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("username=" + encoded(userName) + "&password=" + encoded(password)
                                + "&_csrf=" + encoded(form.group(1))))
                        .build());
        String target = answer.headers().firstValue("Location").orElse("");
        if (answer.statusCode() != 302 || target.contains("refused")) {
            throw new UnexpectedAnswer("the sign-in of " + userName + " was answered " + answer.statusCode());
        }
        JsonNode session =
                api.expect(client, api.request("/api/v1/session").GET().build());
        this.header = session.at("/csrf/header").asString();
        this.token = session.at("/csrf/token").asString();
    }

    @Override
    public Api api() {
        return api;
    }

    @Override
    public JsonNode call(HttpRequest.Builder request) {
        return api.expect(client, request.header(header, token).build());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
