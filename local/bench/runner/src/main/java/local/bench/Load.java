package local.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Asks as fast as answers come, on a number of connections that stay open; one event loop of its own. */
final class Load implements AutoCloseable {
    private static final int OK = 200;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http;
    private final RequestOptions request;

    Load(URI url, int connections) {
        this.http = vertx.createHttpClient(
                new HttpClientOptions().setTcpNoDelay(true), new PoolOptions().setHttp1MaxSize(connections));
        this.request = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost(url.getHost())
                .setPort(url.getPort())
                .setURI("/")
                .putHeader("authorization", "bench");
    }

    /**
     * What came of it.
     *
     * @param millis each answer's time
     * @param seconds from the first request to the last answer
     */
    record Result(Samples millis, double seconds, int requests) {
        double perSecond() {
            return requests / seconds;
        }
    }

    /** So many requests, so many at a time. Fails with the first answer that is not 200. */
    Result run(int requests, int connections) {
        double[] millis = new double[requests];
        AtomicInteger next = new AtomicInteger();
        long began = System.nanoTime();
        List<Future<Void>> lanes = IntStream.range(0, connections)
                .mapToObj(lane -> lane(millis, next))
                .toList();
        Future.all(new ArrayList<>(lanes)).await();
        return new Result(new Samples(millis), (System.nanoTime() - began) / 1e9, requests);
    }

    private Future<Void> lane(double[] millis, AtomicInteger next) {
        Promise<Void> done = Promise.promise();
        again(millis, next, done);
        return done.future();
    }

    private void again(double[] millis, AtomicInteger next, Promise<Void> done) {
        int index = next.getAndIncrement();
        if (index >= millis.length) {
            done.complete();
            return;
        }
        long began = System.nanoTime();
        http.request(request)
                .compose(it -> it.send().compose(Load::whole))
                .onSuccess(status -> {
                    millis[index] = (System.nanoTime() - began) / 1e6;
                    if (status == OK) {
                        again(millis, next, done);
                    } else {
                        done.tryFail("an answer had status " + status);
                    }
                })
                .onFailure(done::tryFail);
    }

    private static Future<Integer> whole(HttpClientResponse response) {
        return response.body().map(body -> response.statusCode());
    }

    @Override
    public void close() {
        http.close().await();
        vertx.close().await();
    }
}
