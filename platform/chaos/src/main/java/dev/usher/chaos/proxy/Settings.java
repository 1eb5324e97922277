package dev.usher.chaos.proxy;

/** What a proxy is told to do at the moment, for the threads that do it. */
final class Settings {

    private Toxics toServer = Toxics.NONE;
    private Toxics toClient = Toxics.NONE;
    private boolean over;

    synchronized Toxics of(Direction direction) {
        return direction == Direction.TO_SERVER ? toServer : toClient;
    }

    synchronized boolean down() {
        return toServer.down() || toClient.down();
    }

    synchronized void set(Direction direction, Toxics wanted) {
        if (direction == Direction.TO_SERVER) {
            toServer = wanted;
        } else {
            toClient = wanted;
        }
        notifyAll();
    }

    /** Lets everybody go who waits for the end of a black hole. */
    synchronized void end() {
        over = true;
        notifyAll();
    }

    synchronized void awaitPassable(Direction direction) throws InterruptedException {
        while (!over && of(direction).blackHole()) {
            wait();
        }
    }
}
