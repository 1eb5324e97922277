package dev.usher.chaos.proxy;

/** What a proxy is told to do at the moment, for the threads that do it. */
final class Settings {

    private Toxics toServer = Toxics.NONE;
    private Toxics toClient = Toxics.NONE;
    private boolean over;
    private long harms;

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
        if (!over && of(direction).blackHole()) {
            harmed();
        }
        while (!over && of(direction).blackHole()) {
            wait();
        }
    }

    /** Something was done to somebody's data or connection. */
    synchronized void harmed() {
        harms++;
    }

    synchronized long harms() {
        return harms;
    }
}
