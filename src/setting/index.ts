export { holdSetting, undoSetting } from './setting.js';
