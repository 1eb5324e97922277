package dev.usher.bench.journey.bare;

/**
 * The addresses that the chain needs.
 *
 * @param topics the beginning of the names of its topics, which exist
 * @param keySet the address of the keys that sign access tokens
 * @param gateway the port at which it answers
 * @param sandbox the port of the Stripe sandbox, which sends its webhooks to the gateway
 */
public record BareSettings(
        String databaseUrl,
        String databaseUser,
        String bootstrap,
        String topics,
        String keySet,
        int gateway,
        int sandbox,
        String webhookSecret) {

    String paid() {
        return topics + ".paid";
    }

    String issued() {
        return topics + ".issued";
    }
}
