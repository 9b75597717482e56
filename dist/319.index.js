export const id = 319;
export const ids = [319];
export const modules = {

/***/ 14319:
/***/ ((__unused_webpack_module, exports) => {

// dockerode can reach an engine over ssh with this package, which brings native code that a committed
// bundle cannot hold. Engines over ssh are reached through the docker client's own `docker context` instead.
exports.K = class Client {
  constructor() {
    throw new Error('an engine at an ssh:// address is not supported: forward its socket and set DOCKER_HOST to it');
  }
};


/***/ })

};
