package org.zhengyuan.server.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.zhengyuan.server.start.StartRefused;

/**
 * Tomcat on this machine's own addresses only: 127.0.0.1 and, where there is IPv6, ::1, on one port and with the same settings. No
 * single socket listens on both without listening to the world as well.
 */
class LoopbackTomcat extends TomcatServletWebServerFactory {
    private static final String IPV4 = "127.0.0.1";
    private static final String IPV6 = "::1";

    @Override
    protected TomcatWebServer getTomcatWebServer(Tomcat tomcat) {
        Connector first = tomcat.getConnector();
        setAddress(first, IPV4);
        requireFree(first.getPort());
        if (first.getPort() > 0 && hasIpv6()) {
            Connector second = new Connector(getProtocol());
            second.setThrowOnFailure(true);
            tomcat.getService().addConnector(second);
            customizeConnector(second);
            setAddress(second, IPV6);
        }
        return super.getTomcatWebServer(tomcat);
    }

    private static void setAddress(Connector connector, String address) {
        connector.setProperty("address", address);
    }

    private static void requireFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(IPV4), port));
        } catch (IOException e) {
            throw new StartRefused("port " + port + " is taken; choose another with --port N", e);
        }
    }

    private static boolean hasIpv6() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(IPV6))) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
