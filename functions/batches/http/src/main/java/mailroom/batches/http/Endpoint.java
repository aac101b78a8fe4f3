package mailroom.batches.http;

/** One endpoint: what it answers to a call. May throw; who serves it makes a 500 of that. */
public interface Endpoint {
    Answer answer(Call call);
}
