/** Family names: those of nine in ten people in China (Ministry of Public Security, 二〇二〇年全国姓名报告, in its order), and double ones. */
export const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫雷龙史陶贺毛段郝顾龚邵覃武钱戴严莫孔向常汤康易乔赖文梅涂詹祝葛祁殷倪柯耿关兰焦左柳甘骆岳齐樊尚牛温庄辛邢鲁翟聂章牟俞欧童施喻华冉鲍辜游管穆凌邬舒屈项阮季柴霍翁纪裴颜欧阳盛尤卞路包滕单白崔左蓝狄米阮幸连车岑房裘缪解应丛甄鄢鞠阳扎次央索仁格达洛多旺';
export const DOUBLE_SURNAMES = [
  '欧阳',
  '上官',
  '司马',
  '诸葛',
  '司徒',
  '夏侯',
  '尉迟',
  '皇甫',
  '东方',
  '慕容',
  '令狐',
  '宇文',
];
