package com.my.cognito.userpoolclient;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Does the work of Lambda's bootstrap: loads the handler and passes it one event after the other. Each line of stdin is an event.
 * Each line of stdout is its answer with the measured time and memory.
 */
public final class Measured {

    private static final int PAGE_BYTES = 4096;

    private Measured() {
    }

    public static void main(final String[] args) throws IOException {
        requireOwnTemporaryFolder();
        // The output of the handlers must not get between the answers.
        final PrintStream answers = System.out;
        System.setOut(System.err);

        final long before = System.nanoTime();
        final HandlerWrapper handler = new HandlerWrapper();
        final double loadMs = (System.nanoTime() - before) / 1e6;

        final BufferedReader events = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String event = events.readLine(); event != null; event = events.readLine()) {
            final ByteArrayOutputStream answer = new ByteArrayOutputStream();
            final long begun = System.nanoTime();
            handler.handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), answer, new Invocation());
            final double handlerMs = (System.nanoTime() - begun) / 1e6;
            final long processorMs = ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis();
            final long resident = Long.parseLong(Files.readString(Path.of("/proc/self/statm")).split(" ")[1]) * PAGE_BYTES;
            answers.println("{\"answer\":" + answer.toString(StandardCharsets.UTF_8)
                + ",\"loadMs\":" + loadMs + ",\"handlerMs\":" + handlerMs
                + ",\"processorMs\":" + processorMs + ",\"residentBytes\":" + resident + "}");
        }
    }

    /** The plugin deletes everything in the temporary folder at every event. Here, all programs share that folder. */
    private static void requireOwnTemporaryFolder() {
        final Path temporary = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath().normalize();
        final Path own = Path.of("").toAbsolutePath().normalize();
        if (temporary.equals(own) || !temporary.startsWith(own)) {
            throw new IllegalStateException(
                "java.io.tmpdir is " + temporary + ". Set it to a folder below " + own + ": the plugin deletes everything in it.");
        }
    }

    private static final class Invocation implements Context {
        @Override
        public String getAwsRequestId() {
            return "00000000-0000-4000-8000-000000000000";
        }

        @Override
        public String getLogGroupName() {
            return "";
        }

        @Override
        public String getLogStreamName() {
            return "";
        }

        @Override
        public String getFunctionName() {
            return "TypeFunction";
        }

        @Override
        public String getFunctionVersion() {
            return "$LATEST";
        }

        @Override
        public String getInvokedFunctionArn() {
            return "";
        }

        @Override
        public CognitoIdentity getIdentity() {
            return null;
        }

        @Override
        public ClientContext getClientContext() {
            return null;
        }

        @Override
        public int getRemainingTimeInMillis() {
            return 60_000;
        }

        @Override
        public int getMemoryLimitInMB() {
            return 512;
        }

        @Override
        public LambdaLogger getLogger() {
            return new LambdaLogger() {
                @Override
                public void log(final String message) {
                    System.err.println(message);
                }

                @Override
                public void log(final byte[] message) {
                    log(new String(message, StandardCharsets.UTF_8));
                }
            };
        }
    }
}
